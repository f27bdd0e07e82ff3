package com.example.ledger.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.example.ledger.config.Settings;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Issues tokens bound to a client's certificate, and accepts them from nobody else. */
@Service
public class TokenService {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final Settings settings;

    public TokenService(Algorithm algorithm, Settings settings) {
        this.algorithm = algorithm;
        this.settings = settings;
        this.verifier = JWT.require(algorithm)
            .withIssuer(settings.issuer())
            .withAudience(settings.audience())
            .build();
    }

    public String issue(X509Certificate client, List<String> scopes) {
        Instant now = Instant.now();
        return JWT.create()
            .withIssuer(settings.issuer())
            .withAudience(settings.audience())
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("scope", String.join(" ", scopes))
            .withClaim("cnf", Map.of("x5t#S256", Thumbprints.sha256(client)))
            .withIssuedAt(now)
            .withExpiresAt(earlier(now.plus(LIFETIME), client.getNotAfter().toInstant()))
            .sign(algorithm);
    }

    public Caller accept(String token, X509Certificate client) {
        DecodedJWT decoded = verifier.verify(token);
        Map<String, Object> confirmation = decoded.getClaim("cnf").asMap();
        if (confirmation == null || !(confirmation.get("x5t#S256") instanceof String expected)) {
            throw new JWTVerificationException("the token is not bound");
        }
        if (!Thumbprints.same(expected, Thumbprints.sha256(client))) {
            throw new JWTVerificationException("the token is bound to another certificate");
        }
        return new Caller(decoded.getSubject(), List.of(decoded.getClaim("scope").asString().split(" ")));
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }
}
