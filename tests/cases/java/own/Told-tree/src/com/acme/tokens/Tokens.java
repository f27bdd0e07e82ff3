package com.acme.tokens;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;

public class Tokens {
    private final PrivateKey key;

    public Tokens(PrivateKey key) {
        this.key = key;
    }

    public String issue(X509Certificate certificate) {
        return Jwts.builder()
            .subject(certificate.getSubjectX500Principal().getName())
            .expiration(new Date(System.currentTimeMillis() + 60_000))
            .signWith(key)
            .compact();
    }
}
