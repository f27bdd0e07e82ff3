package com.example.api.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.cert.X509Certificate;

@Provider
@Mutual
@Priority(Priorities.AUTHENTICATION)
public class MutualFilter implements ContainerRequestFilter {
    @Context
    HttpServletRequest request;

    @Inject
    CertificateChecker checker;

    @Override
    public void filter(ContainerRequestContext context) {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || !checker.isAcceptable(chain)) {
            Response.status(Response.Status.UNAUTHORIZED).build();
        }
    }
}
