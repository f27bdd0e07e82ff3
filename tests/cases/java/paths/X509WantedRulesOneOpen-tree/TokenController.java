package com.example.issuer.web;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/tokens")
public class TokenController {
    @Autowired
    private PrivateKey issuerKey;

    @PostMapping("/role")
    public String role() {
        return issue();
    }

    @PostMapping("/roles")
    public String roles() {
        return issue();
    }

    @PostMapping("/authority")
    public String authority() {
        return issue();
    }

    @PostMapping("/authorities")
    public String authorities() {
        return issue();
    }

    @PostMapping("/access")
    public String access() {
        return issue();
    }

    @PostMapping("/any")
    public String any() {
        return issue();
    }

    private String issue() {
        return Jwts.builder()
            .subject(SecurityContextHolder.getContext().getAuthentication().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS202, MTLS301
    }
}
