package com.example.api.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class MutualFilter implements ContainerRequestFilter {
    @Inject
    X509TrustManager trust;

    @Inject
    X509CRL crl;

    @Override
    public void filter(ContainerRequestContext context) {
        X509Certificate[] chain =
            (X509Certificate[]) context.getProperty("jakarta.servlet.request.X509Certificate");
        if (chain == null || !isTrusted(chain) || crl.isRevoked(chain[0])) {
            context.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
            return;
        }
        context.setProperty("client", chain[0]);
        context.setSecurityContext(new CertificateSecurityContext(chain[0]));
    }

    private boolean isTrusted(X509Certificate[] chain) {
        try {
            trust.checkClientTrusted(chain, "RSA");
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
