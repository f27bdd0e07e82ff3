package com.example.api.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

@Provider
@Priority(2500)
public class TokenFilter implements ContainerRequestFilter {
    @Inject
    Algorithm algorithm;

    @Override
    public void filter(ContainerRequestContext context) {
        String bearer = context.getHeaderString("Authorization").substring(7);
        context.setProperty("token", JWT.require(algorithm).build().verify(bearer)); // expect: MTLS303
    }
}
