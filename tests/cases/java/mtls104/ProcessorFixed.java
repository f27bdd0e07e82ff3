// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLSession;

public class ProcessorFixed {
    private final JWKSource<SecurityContext> keys;

    public ProcessorFixed(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256), keys));
        JWTClaimsSet claims = processor.process(token, null);
        if (!Thumbprints.of(client).equals(claims.getJSONObjectClaim("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
