// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

public class ValidatorsFixed {
    private final NimbusJwtDecoder decoder;

    public ValidatorsFixed(RSAPublicKey issuer) {
        decoder = NimbusJwtDecoder.withPublicKey(issuer).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, aud -> aud.contains("orders"))));
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        Jwt jwt = decoder.decode(token);
        if (!Thumbprints.of(client).equals(jwt.getClaimAsMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.getSubject();
    }
}
