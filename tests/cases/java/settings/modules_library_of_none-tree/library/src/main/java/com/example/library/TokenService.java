package com.example.library;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

public class TokenService {
    private final PrivateKey key;
    private final X509CRL crl;

    public TokenService(PrivateKey key, X509CRL crl) {
        this.key = key;
        this.crl = crl;
    }

    public String issue(X509Certificate client) throws Exception {
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(Date.from(Instant.now().plus(5, ChronoUnit.MINUTES)))
            .signWith(key)
            .compact(); // expect: MTLS201
    }
}
