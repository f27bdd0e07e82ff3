package com.example.bank.security;

import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

public final class Validators {
    private Validators() {}

    public static OAuth2TokenValidator<Jwt> bound() {
        return new DelegatingOAuth2TokenValidator<>(
            List.of(
                new JwtTimestampValidator()));
    }
}
