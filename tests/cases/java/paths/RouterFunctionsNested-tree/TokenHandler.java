package com.example.issuer;

import io.jsonwebtoken.Jwts;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
public class TokenHandler {
    private final PrivateKey issuerKey;

    public TokenHandler(PrivateKey issuerKey) {
        this.issuerKey = issuerKey;
    }

    public Mono<ServerResponse> issue(ServerRequest request) {
        X509Certificate client = request.exchange().getRequest().getSslInfo().getPeerCertificates()[0];
        String token = Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", thumbprint(client)))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
        return ServerResponse.ok().bodyValue(token);
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
