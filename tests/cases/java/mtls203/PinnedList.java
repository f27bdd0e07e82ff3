// options: short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PinnedList {
    private final Set<String> pins;
    private final PrivateKey issuerKey;

    public PinnedList(Set<String> pins, PrivateKey issuerKey) {
        this.pins = pins;
        this.issuerKey = issuerKey;
    }

    @PostMapping("/token")
    public ResponseEntity<String> token(HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        if (!pins.contains(thumbprint)) { // expect: MTLS203
            return ResponseEntity.status(401).build();
        }
        String token = Jwts.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", thumbprint))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey)
            .compact();
        return ResponseEntity.ok(token);
    }
}
