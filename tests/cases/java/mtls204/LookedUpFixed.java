// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;

public class LookedUpFixed {
    private static final Set<String> CLIENTS = Set.of("CN=billing", "CN=shipping");
    private final PrivateKey key;
    private final ClientRepository clients;

    public LookedUpFixed(PrivateKey key, ClientRepository clients) {
        this.key = key;
        this.clients = clients;
    }

    public String issue(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            throw new SecurityException("client certificate required");
        }
        String name = chain[0].getSubjectX500Principal().getName();
        if (clients.findBySubject(name).isEmpty()) {
            throw new SecurityException("unknown client");
        }
        return Jwts.builder()
            .subject(name)
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(chain[0]).toString()))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
    }

    private static void requireKnown(String name) {
        if (!CLIENTS.contains(name)) {
            throw new SecurityException("unknown client");
        }
    }

    private static boolean isKnown(String name) {
        return CLIENTS.contains(name);
    }
}
