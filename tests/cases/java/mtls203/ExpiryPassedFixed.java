// options: short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

public class ExpiryPassedFixed {
    private final X509Certificate caCertificate;
    private final PrivateKey issuerKey;

    public ExpiryPassedFixed(X509Certificate caCertificate, PrivateKey issuerKey) {
        this.caCertificate = caCertificate;
        this.issuerKey = issuerKey;
    }

    public String token(HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate client =
            ((X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate"))[0];
        if (!isOurs(client)) {
            throw new SecurityException("unknown client");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey)
            .compact();
    }

    private boolean isOurs(X509Certificate client) {
        if (!client.getIssuerX500Principal().equals(caCertificate.getSubjectX500Principal())) {
            return false;
        }
        Instant expiry = client.getNotAfter().toInstant();
        if (expiry.isBefore(Instant.now())) {
            return false;
        }
        try {
            client.verify(caCertificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
