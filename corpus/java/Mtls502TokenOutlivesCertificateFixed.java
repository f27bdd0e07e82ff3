// options: persona=pedantic client-certificates=verified short-lived-certificates
// The token service of the partner portal.
package com.example.partners;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;

public class Mtls502TokenOutlivesCertificateFixed {
    private static final Duration TTL = Duration.of(15, ChronoUnit.MINUTES);
    private final PrivateKey key;
    private final Set<String> clients;

    public Mtls502TokenOutlivesCertificateFixed(PrivateKey key, Set<String> clients) {
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
            .compact();
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
