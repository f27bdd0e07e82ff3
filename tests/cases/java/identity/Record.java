package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;

record Record(Algorithm signing, int seconds) {
    String bound(X509Certificate client) {
        String thumbprint = X509CertUtils.computeSHA256Thumbprint(client).toString();
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", thumbprint))
            .withExpiresAt(Instant.now().plusSeconds(seconds))
            .sign(signing());
    }

    String unbound(X509Certificate client) {
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withExpiresAt(Instant.now().plusSeconds(seconds))
            .sign(signing()); // expect: MTLS301
    }
}
