package com.example.orders.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
public class BoundTokenIssuer implements TokenIssuer {
    private final Algorithm algorithm;

    public BoundTokenIssuer(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public String issue(X509Certificate client) {
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", thumbprint(client)))
            .withExpiresAt(Instant.now().plusSeconds(600))
            // expect: MTLS202
            .sign(algorithm);
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
