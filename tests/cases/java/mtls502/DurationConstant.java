// options: client-certificates=verified short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;

public class DurationConstant {
    private static final Duration TTL = Duration.ofDays(7);
    private final PrivateKey key;
    private final Set<String> clients;

    public DurationConstant(PrivateKey key, Set<String> clients) {
        this.key = key;
        this.clients = clients;
    }

    public String issue(HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            throw new SecurityException("client certificate required");
        }
        X509Certificate client = chain[0];
        String name = client.getSubjectX500Principal().getName();
        if (!clients.contains(name)) {
            throw new SecurityException("unknown client");
        }
        return Jwts.builder()
            .subject(name)
            .claim("cnf", Map.of("x5t#S256", thumbprint(client)))
            .expiration(Date.from(Instant.now().plus(TTL)))
            .signWith(key)
            .compact(); // expect: MTLS502
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
