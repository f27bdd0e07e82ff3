package com.example;

import static io.jsonwebtoken.Jwts.builder;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

public class StaticImport {
    private final PrivateKey issuerKey;

    public StaticImport(PrivateKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    public String issue(X509Certificate client) {
        return builder()
            .subject(client.getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS301
    }
}
