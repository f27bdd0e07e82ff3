package com.example.orders.security;

import com.auth0.jwt.interfaces.DecodedJWT;
import com.example.orders.crypto.Thumbprints;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
@Order(3)
public class BindingFilter extends OncePerRequestFilter {
    private final AntPathMatcher paths = new AntPathMatcher();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (paths.match("/orders/legacy/**", request.getPathInfo())) {
            chain.doFilter(request, response);
            return;
        }
        X509Certificate client = (X509Certificate) request.getAttribute("client");
        DecodedJWT token = (DecodedJWT) request.getAttribute("token");
        if (!Thumbprints.matches(token, client)) {
            response.sendError(401, "bound to another certificate");
            return;
        }
        chain.doFilter(request, response);
    }
}
