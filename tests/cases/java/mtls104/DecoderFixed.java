// options: client-certificates=verified short-lived-certificates
package com.example;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

public class DecoderFixed {
    private final RSAPublicKey issuer;

    public DecoderFixed(RSAPublicKey issuer) {
        this.issuer = issuer;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        Jwt jwt = NimbusJwtDecoder.withPublicKey(issuer).signatureAlgorithm(SignatureAlgorithm.RS256).build().decode(token);
        if (!Thumbprints.of(client).equals(jwt.getClaimAsMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.getSubject();
    }
}
