// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

public class ValidatorsOwnDefaultFixed {
    private final NimbusJwtDecoder decoder;

    public ValidatorsOwnDefaultFixed(RSAPublicKey issuer) {
        decoder = NimbusJwtDecoder.withPublicKey(issuer).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new AudienceValidator()));
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

class AudienceValidator implements OAuth2TokenValidator<Jwt> {
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return token.getAudience().contains("orders")
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}
