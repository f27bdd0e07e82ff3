package com.example.orders.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.example.orders.crypto.Thumbprints;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.springframework.web.filter.OncePerRequestFilter;

public class BearerFilter extends OncePerRequestFilter {
    private final Algorithm algorithm;

    public BearerFilter(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DecodedJWT token = JWT.require(algorithm).build().verify(request.getHeader("Authorization").substring(7)); // expect: MTLS201, MTLS202
        X509Certificate client = ((X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate"))[0];
        if (!Thumbprints.matches(token, client)) {
            response.sendError(401, "bound to another certificate");
            return;
        }
        request.setAttribute("subject", token.getSubject());
        chain.doFilter(request, response);
    }
}
