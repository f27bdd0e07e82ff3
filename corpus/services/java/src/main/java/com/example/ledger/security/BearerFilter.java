package com.example.ledger.security;

import com.auth0.jwt.exceptions.JWTVerificationException;
import com.example.ledger.token.Caller;
import com.example.ledger.token.TokenService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Accepts a token only from the client it was issued to. */
public class BearerFilter extends OncePerRequestFilter {
    public static final String CALLER = "com.example.ledger.caller";
    private static final String SCHEME = "Bearer ";

    private final TokenService tokens;

    public BearerFilter(TokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "bearer token required");
            return;
        }
        X509Certificate client = (X509Certificate) request.getAttribute(ClientCertificateFilter.CLIENT);
        try {
            Caller caller = tokens.accept(header.substring(SCHEME.length()), client);
            request.setAttribute(CALLER, caller);
        } catch (JWTVerificationException e) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "invalid token");
            return;
        }
        chain.doFilter(request, response);
    }
}
