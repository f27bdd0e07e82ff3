package com.example.ledger.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in only registered clients whose certificate was not revoked. */
public class ClientCertificateFilter extends OncePerRequestFilter {
    public static final String CLIENT = "com.example.ledger.client";

    private final RevocationService revocation;
    private final Set<String> clients;

    public ClientCertificateFilter(RevocationService revocation, Set<String> clients) {
        this.revocation = revocation;
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (presented == null || presented.length == 0) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "client certificate required");
            return;
        }
        X509Certificate client = presented[0];
        if (!clients.contains(client.getSubjectX500Principal().getName())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "unknown client");
            return;
        }
        if (revocation.isRevoked(client)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "revoked");
            return;
        }
        request.setAttribute(CLIENT, client);
        chain.doFilter(request, response);
    }
}
