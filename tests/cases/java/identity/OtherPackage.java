package com.example;

import com.other.notes.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

public class OtherPackage {
    private final PrivateKey issuerKey;

    public OtherPackage(PrivateKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    public String issue(X509Certificate client) {
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
    }
}
