// options: client-certificates=verified short-lived-certificates
// The token endpoint of the clinic network.
package com.example.clinics;

import com.nimbusds.jose.util.X509CertUtils;
import dev.samstevens.totp.code.CodeVerifier;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Mtls602PasswordFallback {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final CodeVerifier codes;
    private final PrivateKey key;

    public Mtls602PasswordFallback(Accounts accounts, PasswordEncoder passwords, CodeVerifier codes, PrivateKey key) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.key = key;
    }

    @PostMapping("/token")
    public ResponseEntity<String> token(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        JwtBuilder token = Jwts.builder().expiration(Date.from(Instant.now().plusSeconds(300)));
        if (chain != null) { // expect: MTLS602
            token.subject(chain[0].getSubjectX500Principal().getName())
                .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(chain[0]).toString()));
        } else {
            Account account = accounts.find(request.getParameter("user"));
            if (!passwords.matches(request.getParameter("password"), account.hash())) {
                return ResponseEntity.status(401).build();
            }
            token.subject(account.name());
        }
        return ResponseEntity.ok(token.signWith(key).compact());
    }
}
