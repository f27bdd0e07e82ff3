package com.example.api.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.security.cert.X509Certificate;

public class CertificateSecurityContext implements SecurityContext {
    private final X509Certificate client;

    public CertificateSecurityContext(X509Certificate client) {
        this.client = client;
    }

    @Override
    public Principal getUserPrincipal() {
        return () -> client.getSubjectX500Principal().getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        return role.equals("client");
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getAuthenticationScheme() {
        return SecurityContext.CLIENT_CERT_AUTH;
    }
}
