// options: client-certificates=verified short-lived-certificates
package com.example;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

public class ConsumerMixed {
    private final JwtConsumer consumer;

    public ConsumerMixed(PublicKey issuer) {
        consumer = new JwtConsumerBuilder()
            .setVerificationKey(issuer)
            .setExpectedAudience("orders")
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.HMAC_SHA256)
            .build();
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JwtClaims claims = consumer.processToClaims(token); // expect: MTLS104
        if (!Thumbprints.of(client).equals(claims.getClaimValue("cnf", java.util.Map.class).get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
