package com.example;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

public class Imported {
    private final PrivateKey issuerKey;

    public Imported(PrivateKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    public String issue(X509Certificate client) {
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS301
    }
}
