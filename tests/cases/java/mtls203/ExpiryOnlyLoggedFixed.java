// options: short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class ExpiryOnlyLoggedFixed {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryOnlyLoggedFixed.class);
    private final PublicKey caKey;
    private final Algorithm signing;

    public ExpiryOnlyLoggedFixed(PublicKey caKey, Algorithm signing) {
        this.caKey = caKey;
        this.signing = signing;
    }

    public String token(SSLSocket socket) throws GeneralSecurityException, java.io.IOException {
        X509Certificate client = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        client.verify(caKey);
        try {
            client.checkValidity();
        } catch (CertificateExpiredException e) {
            LOG.warn("certificate of {} has expired", client.getSubjectX500Principal());
            throw e;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(signing);
    }
}
