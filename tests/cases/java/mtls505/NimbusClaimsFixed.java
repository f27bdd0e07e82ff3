// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLSession;

public class NimbusClaimsFixed {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public NimbusClaimsFixed(JWKSource<SecurityContext> keys) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(new JWTClaimsSet.Builder().audience("orders").build(), Set.of("sub")));
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JWTClaimsSet claims = processor.process(token, null);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(claims.getJSONObjectClaim("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
