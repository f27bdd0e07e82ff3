package com.example.issuer.web;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class TokenController {
    @Autowired
    private PrivateKey issuerKey;

    @Autowired
    private X509CRL crl;

    @PostMapping("/token")
    public String token(Authentication authentication) throws Exception {
        X509Certificate client = (X509Certificate) authentication.getCredentials();
        if (crl.isRevoked(client)) {
            throw new ResponseStatusException(org.springframework.http.HttpStatus.FORBIDDEN);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(authentication.getName().getBytes());
        return Jwts.builder()
            .subject(authentication.getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS302
    }
}
