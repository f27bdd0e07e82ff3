// jose4j: the resolver gives the key of the certificate in the token's header.
package com.example.jose;

import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

public class Jose4jResolver implements VerificationKeyResolver {
    private final X509TrustManager trust;

    public Jose4jResolver(X509TrustManager trust) {
        this.trust = trust;
    }

    public String subject(String token) throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder().setVerificationKeyResolver(this).build();
        JwtContext context = consumer.process(token); // expect: MTLS102
        return context.getJwtClaims().getSubject();
    }

    @Override
    public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting) {
        try {
            X509Certificate leaf = jws.getLeafCertificateHeaderValue();
            return leaf.getPublicKey();
        } catch (Exception e) {
            throw new SecurityException(e);
        }
    }
}
