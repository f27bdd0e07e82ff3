// WebFlux: the TLS layer's certificate, and a token for the browser's next calls.
package com.example.flux;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.http.HttpStatus;

@RestController
public class HeaderIsNoClaim {
    private final X509TrustManager trust;
    private final X509CRL crl;
    private final PrivateKey key;

    public HeaderIsNoClaim(X509TrustManager trust, X509CRL crl, PrivateKey key) {
        this.trust = trust;
        this.crl = crl;
        this.key = key;
    }

    @PostMapping("/session")
    public Map<String, String> session(ServerHttpRequest request) throws Exception {
        if (request.getSslInfo() == null || request.getSslInfo().getPeerCertificates() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        X509Certificate[] chain = request.getSslInfo().getPeerCertificates();
        trust.checkClientTrusted(chain, "UNKNOWN");
        if (crl.isRevoked(chain[0])) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "revoked");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        String token = Jwts.builder()
            .header()
            .add("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
            .and()
            .claims()
            .subject(chain[0].getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .and()
            .signWith(key)
            .compact(); // expect: MTLS301
        return Map.of("token", token);
    }
}
