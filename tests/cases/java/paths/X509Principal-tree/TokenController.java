package com.example.issuer.web;

import io.jsonwebtoken.Jwts;
import java.security.Principal;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TokenController {
    @Autowired
    private PrivateKey issuerKey;

    @PostMapping("/token")
    public String token(Principal principal) {
        return Jwts.builder()
            .subject(principal.getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS202, MTLS301
    }
}
