// jose4j: a first pass without the signature tells the issuer, a second pass verifies.
package com.example.federation;

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

public class Jose4jSkipSignatureFixed {
    private final Map<String, PublicKey> issuers;
    private final X509CRL crl;

    public Jose4jSkipSignatureFixed(Map<String, PublicKey> issuers, X509CRL crl) {
        this.issuers = issuers;
        this.crl = crl;
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String subject(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JwtConsumer first = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();
        JwtClaims claims = first.processToClaims(token);
        JwtConsumer second = new JwtConsumerBuilder()
            .setVerificationKey(issuers.get(claims.getIssuer()))
            .setExpectedAudience("federation")
            .build();
        claims = second.processToClaims(token);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        Map<?, ?> cnf = claims.getClaimValue("cnf", Map.class);
        if (!thumbprint.equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
