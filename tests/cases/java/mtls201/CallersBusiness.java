// A library: whether the certificate is to be trusted is for the caller to know.
package com.example.lib;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

public final class CallersBusiness {
    private final PrivateKey key;

    public CallersBusiness(PrivateKey key) {
        this.key = key;
    }

    public String bind(X509Certificate certificate, String subject) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Jwts.builder()
            .subject(subject)
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(key)
            .compact();
    }
}
