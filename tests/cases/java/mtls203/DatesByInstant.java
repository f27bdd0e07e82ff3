// options: short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLSession;

public class DatesByInstant {
    private final PublicKey caKey;
    private final PrivateKey issuerKey;

    public DatesByInstant(PublicKey caKey, PrivateKey issuerKey) {
        this.caKey = caKey;
        this.issuerKey = issuerKey;
    }

    public String token(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        client.verify(caKey); // expect: MTLS203
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey)
            .compact();
    }
}
