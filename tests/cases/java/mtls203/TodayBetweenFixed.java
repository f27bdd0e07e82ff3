// options: short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLSession;

public class TodayBetweenFixed {
    private final PublicKey caKey;
    private final Algorithm signing;

    public TodayBetweenFixed(PublicKey caKey, Algorithm signing) {
        this.caKey = caKey;
        this.signing = signing;
    }

    public String token(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        client.verify(caKey);
        boolean current = isCurrent(client);
        if (!current) {
            throw new SecurityException("certificate out of date");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(signing);
    }

    private static boolean isCurrent(X509Certificate client) {
        Date today = new Date();
        Instant now = Instant.now();
        return today.after(client.getNotBefore()) && today.before(client.getNotAfter())
            && client.getNotAfter().toInstant().isAfter(now) && now.isAfter(client.getNotBefore().toInstant());
    }
}
