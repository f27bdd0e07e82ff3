package com.example.api.web;

import io.jsonwebtoken.Jwts;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

@Path("/tokens")
public class TokenResource {
    @Inject
    PrivateKey issuerKey;

    @POST
    public String issue(@Context ContainerRequestContext request, @Context SecurityContext security) throws Exception {
        return Jwts.builder()
            .subject(security.getUserPrincipal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS301
    }
}
