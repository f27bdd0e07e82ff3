package com.example.api.security;

import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

@Provider
@Priority(Priorities.AUTHORIZATION)
public class BindingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) {
        X509Certificate client = (X509Certificate) context.getProperty("client");
        DecodedJWT token = (DecodedJWT) context.getProperty("token");
        Map<String, Object> cnf = token.getClaim("cnf").asMap();
        if (cnf == null || !thumbprint(client).equals(cnf.get("x5t#S256"))) {
            context.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
