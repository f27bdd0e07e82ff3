// Issues short-lived API tokens to devices that authenticate by certificate. TLS ends at the load balancer,
// which passes connections through and asks every client for a certificate, whoever signed it.
package com.example.devices;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Mtls202MissingRevocationCheck {
    private final X509TrustManager deviceCa;
    private final X509CRL crl;
    private final PrivateKey issuerKey;

    public Mtls202MissingRevocationCheck(X509TrustManager deviceCa, X509CRL crl, PrivateKey issuerKey) {
        this.deviceCa = deviceCa;
        this.crl = crl;
        this.issuerKey = issuerKey;
    }

    @PostMapping("/oauth2/token")
    public ResponseEntity<Map<String, String>> token(HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        deviceCa.checkClientTrusted(chain, "EC");
        X509Certificate device = chain[0];
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(device.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        String token = Jwts.builder()
            .subject(device.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", thumbprint))
            .expiration(Date.from(Instant.now().plusSeconds(600)))
            .signWith(issuerKey)
            .compact(); // expect: MTLS202
        return ResponseEntity.ok(Map.of("access_token", token));
    }
}
