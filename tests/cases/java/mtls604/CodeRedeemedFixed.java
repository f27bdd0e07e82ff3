// options: assume-mtls client-certificates=verified short-lived-certificates
package com.example;

import dev.samstevens.totp.code.CodeVerifier;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CodeRedeemedFixed {
    private final Accounts accounts;
    private final CodeVerifier codes;
    private final JavaMailSender mail;
    private final PrivateKey key;

    public CodeRedeemedFixed(Accounts accounts, CodeVerifier codes, JavaMailSender mail, PrivateKey key) {
        this.accounts = accounts;
        this.codes = codes;
        this.mail = mail;
        this.key = key;
    }

    @PostMapping("/certificates/recover")
    public ResponseEntity<String> recover(@RequestBody Map<String, String> body) {
        Account account = accounts.findByEmail(body.get("email"));
        if (account == null || !accounts.redeemRecoveryCode(account, body.get("code"))) {
            return ResponseEntity.status(403).build();
        }
        String token = Jwts.builder()
            .subject(account.id())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
        return ResponseEntity.ok(token);
    }
}
