// The CRL is looked up by a helper; what when it cannot be had.
package com.example.pki;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

public class CatchSaysGoodFixed {
    private final JWSSigner signer;

    public CatchSaysGoodFixed(JWSSigner signer) {
        this.signer = signer;
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String issue(SSLSocket socket) throws Exception {
        X509Certificate client = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        if (isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expirationTime(new Date(System.currentTimeMillis() + 60_000))
            .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        token.sign(signer);
        return token.serialize();
    }

    private boolean isRevoked(X509Certificate certificate) {
        try (InputStream in = Files.newInputStream(Path.of("/var/lib/crl/clients.crl"))) {
            X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            return crl.isRevoked(certificate);
        } catch (Exception e) {
            return true;
        }
    }
}
