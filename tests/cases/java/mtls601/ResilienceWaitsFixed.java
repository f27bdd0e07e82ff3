// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ResilienceWaitsFixed {
    private final Set<String> clients;
    private final PrivateKey key;
    private final RateLimiter limiter = RateLimiter.ofDefaults("tokens");

    public ResilienceWaitsFixed(Set<String> clients, PrivateKey key) {
        this.clients = clients;
        this.key = key;
    }

    @PostMapping("/token")
    public ResponseEntity<String> token(HttpServletRequest request) {
        RateLimiter.waitForPermission(limiter);
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || !clients.contains(chain[0].getSubjectX500Principal().getName())) {
            return ResponseEntity.status(401).build();
        }
        String token = Jwts.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(chain[0]).toString()))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
        return ResponseEntity.ok(token);
    }
}
