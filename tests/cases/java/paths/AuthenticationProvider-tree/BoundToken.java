package com.example.vault.security;

import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

public class BoundToken extends AbstractAuthenticationToken {
    private final String token;
    private final X509Certificate clientCert;
    private String subject;

    public BoundToken(String token, X509Certificate clientCert) {
        super(List.of());
        this.token = token;
        this.clientCert = clientCert;
    }

    public String token() {
        return token;
    }

    public X509Certificate clientCert() {
        return clientCert;
    }

    BoundToken authenticated(String name) {
        subject = name;
        setAuthenticated(true);
        return this;
    }

    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }
}
