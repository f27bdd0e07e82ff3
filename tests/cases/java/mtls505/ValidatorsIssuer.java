// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

public class ValidatorsIssuer {
    private final NimbusJwtDecoder decoder;

    public ValidatorsIssuer(RSAPublicKey issuer) {
        decoder = NimbusJwtDecoder.withPublicKey(issuer).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer("https://issuer.example"));
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        Jwt jwt = decoder.decode(token); // expect: MTLS505
        if (!Thumbprints.of(client).equals(jwt.getClaimAsMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.getSubject();
    }
}
