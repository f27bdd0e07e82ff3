// Validation by hand: a signature by the one device CA, and the dates.
package com.example.meters;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

public class ClaimsInMap {
    private final X509Certificate deviceCa;
    private final X509CRL crl;
    private final PrivateKey key;

    public ClaimsInMap(X509Certificate deviceCa, X509CRL crl, PrivateKey key) {
        this.deviceCa = deviceCa;
        this.crl = crl;
        this.key = key;
    }

    public void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            response.sendError(401);
            return;
        }
        X509Certificate meter = chain[0];
        try {
            meter.verify(deviceCa.getPublicKey());
            meter.checkValidity();
        } catch (GeneralSecurityException e) {
            response.sendError(403);
            return;
        }
        if (crl.isRevoked(meter)) {
            response.sendError(403);
            return;
        }
        response.getWriter().print(issue(meter));
    }

    private String issue(X509Certificate meter) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", meter.getSubjectX500Principal().getName());
        claims.put("cnf", Map.of("x5t#S256", digest(meter)));
        return Jwts.builder().claims(claims).signWith(key).expiration(java.util.Date.from(java.time.Instant.now().plusSeconds(300))).compact();
    }

    private String digest(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
