package com.example.orders.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
@Order(2)
public class BearerFilter extends OncePerRequestFilter {
    private final Algorithm algorithm;

    public BearerFilter(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DecodedJWT token = JWT.require(algorithm).build().verify(request.getHeader("Authorization").substring(7)); // expect: MTLS303
        request.setAttribute("token", token);
        request.setAttribute("subject", token.getSubject());
        chain.doFilter(request, response);
    }
}
