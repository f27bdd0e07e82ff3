// options: client-certificates=verified short-lived-certificates
package com.example;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

public class DecoderFromToken {
    private final RSAPublicKey issuer;

    public DecoderFromToken(RSAPublicKey issuer) {
        this.issuer = issuer;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        Jwt jwt = NimbusJwtDecoder.withPublicKey(issuer).signatureAlgorithm(SignatureAlgorithm.from(com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getAlgorithm().getName())).build().decode(token); // expect: MTLS104
        if (!Thumbprints.of(client).equals(jwt.getClaimAsMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.getSubject();
    }
}
