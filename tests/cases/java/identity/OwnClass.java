package com.example;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

public class OwnClass {
    private final PrivateKey issuerKey;

    public OwnClass(PrivateKey issuerKey) {
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

final class Jwts {
    private Jwts() {}

    static Note builder() {
        return new Note();
    }
}

final class Note {
    private String text = "";

    Note subject(String subject) {
        text += subject;
        return this;
    }

    Note expiration(Date date) {
        text += date;
        return this;
    }

    Note signWith(PrivateKey key) {
        text += key.getAlgorithm();
        return this;
    }

    String compact() {
        return text;
    }
}
