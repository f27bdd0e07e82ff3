package com.example;

import io.jsonwebtoken.*;
import java.security.*;
import java.security.cert.*;
import java.time.*;
import java.util.Date;

public class ImportedAll {
    private final PrivateKey issuerKey;

    public ImportedAll(PrivateKey issuerKey) {
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
