package com.example.bank.config;

import java.security.cert.X509CRL;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@Configuration
public class DecoderConfig {
    @Bean
    JwtDecoder decoder(X509CRL crl) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri("https://as.example.com/jwks").build();
        decoder.setJwtValidator(
            new DelegatingOAuth2TokenValidator<>(List.of(new JwtTimestampValidator(), new BoundTokenValidator(crl))));
        return decoder;
    }
}
