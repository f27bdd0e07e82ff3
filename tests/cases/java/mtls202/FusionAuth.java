// FusionAuth's JWT library.
package com.example.fusion;

import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.rsa.RSASigner;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

public class FusionAuth {
    private final Signer signer;
    private final X509CRL crl;

    public FusionAuth(String pem, X509CRL crl) {
        this.signer = RSASigner.newSHA256Signer(pem);
        this.crl = crl;
    }

    public void serve(SSLServerSocket listener) throws Exception {
        listener.setNeedClientAuth(true);
        while (true) {
            SSLSocket socket = (SSLSocket) listener.accept();
            socket.getOutputStream().write(issue(socket).getBytes());
        }
    }

    private String issue(SSLSocket socket) throws Exception {
        X509Certificate client = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        JWT jwt = new JWT()
            .setSubject(client.getSubjectX500Principal().getName())
            .addClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .setExpiration(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
        return JWT.getEncoder().encode(jwt, signer); // expect: MTLS202
    }
}
