// Resource server with jose4j: the token must be bound to the certificate of the connection.
package com.example.stock;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

public class Mtls503ExpiryNotEnforcedFixed {
    private final JwtConsumer consumer;
    private final X509CRL crl;

    public Mtls503ExpiryNotEnforcedFixed(PublicKey issuer, X509CRL crl) {
        this.crl = crl;
        this.consumer = new JwtConsumerBuilder()
            .setVerificationKey(issuer)
            .setExpectedIssuer("https://as.example.com")
            .setExpectedAudience("stock")
            .setRequireExpirationTime()
            .build();
    }

    static void secure(SSLServerSocket listener) {
        listener.setNeedClientAuth(true);
    }

    public String subject(SSLSession session, String bearer) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JwtClaims claims = consumer.processToClaims(bearer);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        Map<?, ?> cnf = claims.getClaimValue("cnf", Map.class);
        byte[] bound = Base64.getUrlDecoder().decode(String.valueOf(cnf.get("x5t#S256")));
        if (!MessageDigest.isEqual(expected, bound)) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
