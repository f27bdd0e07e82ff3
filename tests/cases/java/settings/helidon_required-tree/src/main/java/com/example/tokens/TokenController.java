package com.example.tokens;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TokenController {
    private final PrivateKey key;

    public TokenController(PrivateKey key) {
        this.key = key;
    }

    @PostMapping("/token")
    public String issue(HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        X509Certificate client = chain[0];
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(Date.from(Instant.now().plus(5, ChronoUnit.MINUTES)))
            .signWith(key)
            .compact();
    }
}
