// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSession;

public class ByteByByte {
    private final PrivateKey key;
    private final Set<String> clients;

    public ByteByByte(PrivateKey key, Set<String> clients) {
        this.key = key;
        this.clients = clients;
    }

    public String issue(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        String name = client.getSubjectX500Principal().getName();
        if (!clients.contains(name)) {
            throw new SecurityException("unknown client");
        }
        byte[] der = client.getEncoded();
        return Jwts.builder()
            .subject(name)
            .claim("cnf", Map.of("x5t#S256", hex(MessageDigest.getInstance("SHA-256").digest(der)))) // expect: MTLS305
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Integer.toHexString(b & 0xff));
        }
        return text.toString();
    }
}
