package com.example.vault.security;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

@Component
public class BoundTokenProvider implements AuthenticationProvider {
    private final JWSVerifier verifier;
    private final Confirmation confirmation;

    public BoundTokenProvider(JWSVerifier verifier, Confirmation confirmation) {
        this.verifier = verifier;
        this.confirmation = confirmation;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        BoundToken given = (BoundToken) authentication;
        try {
            SignedJWT jwt = SignedJWT.parse(given.token());
            // expect: MTLS103
            jwt.verify(verifier);
            if (!confirmation.matches(jwt, given.clientCert())) {
                throw new BadCredentialsException("binding");
            }
            return given.authenticated(jwt.getJWTClaimsSet().getSubject());
        } catch (Exception e) {
            throw new BadCredentialsException("token", e);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return BoundToken.class.isAssignableFrom(type);
    }
}
