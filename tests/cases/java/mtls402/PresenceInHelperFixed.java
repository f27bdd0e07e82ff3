// options: client-certificates=verified short-lived-certificates
package com.example;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PresenceInHelperFixed {
    private final PublicKey issuerKey;

    public PresenceInHelperFixed(PublicKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    @GetMapping("/balance")
    public ResponseEntity<String> balance(HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        Claims claims = Jwts.parser()
            .verifyWith(issuerKey)
            .build()
            .parseSignedClaims(request.getHeader("Authorization").substring(7))
            .getPayload();
        if (!isBound(claims) || !isBoundTo(claims, presented[0])) {
            return ResponseEntity.status(401).build();
        }
        return ResponseEntity.ok("balance of " + claims.getSubject());
    }

    private static boolean isBound(Claims claims) {
        return claims.get("cnf") != null;
    }

    private static boolean isBoundTo(Claims claims, X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        String presented = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return presented.equals(((Map<?, ?>) claims.get("cnf")).get("x5t#S256"));
    }
}
