package com.example.api.web;

import com.example.api.security.Mutual;
import io.jsonwebtoken.Jwts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
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

    @Context
    HttpServletRequest request;

    @POST
    @Path("/issue")
    @Mutual
    public String issue() throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return Jwts.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", thumbprint))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            // expect: MTLS201, MTLS202
            .compact();
    }
}
