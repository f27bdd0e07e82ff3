package com.example.accounts;

import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AccountController {
    private final PublicKey issuer;

    public AccountController(PublicKey issuer) {
        this.issuer = issuer;
    }

    @GetMapping("/account")
    public String account(@RequestHeader("Authorization") String header) {
        return Jwts.parser()
            .verifyWith(issuer)
            .build()
            .parseSignedClaims(header.substring("Bearer ".length()))
            .getPayload()
            .getSubject();
    }
}
