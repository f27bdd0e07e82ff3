package com.example;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

public class QualifiedName {
    private final PrivateKey issuerKey;

    public QualifiedName(PrivateKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    public String issue(X509Certificate client) {
        return io.jsonwebtoken.Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect-missing: MTLS301
    }
}
