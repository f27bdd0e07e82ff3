package com.example.quarkus;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;

@ApplicationScoped
public class TokenIssuer {
    @Inject
    X509TrustManager trust;

    @Inject
    X509CRL crl;

    void demandGood(X509Certificate client) {
        try {
            trust.checkClientTrusted(new X509Certificate[] {client}, "EC");
        } catch (CertificateException e) {
            throw new ForbiddenException(e);
        }
        if (crl.isRevoked(client)) {
            System.err.println("revoked");
        }
    }

    String issue(X509Certificate client) {
        return Jwt.subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", thumbprint(client)))
            .expiresIn(Duration.ofMinutes(5))
            // expect: MTLS202
            .sign();
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
