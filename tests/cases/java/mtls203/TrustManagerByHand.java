// options: short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.PublicKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

public class TrustManagerByHand {
    static class OneCa implements X509TrustManager {
        private final PublicKey caKey;
        OneCa(PublicKey caKey) { this.caKey = caKey; }
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                chain[0].verify(caKey); // expect-missing: MTLS203
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("client only");
        }
        @Override
        public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    }

    public SSLServerSocket listen(KeyManager[] keys, PublicKey ca) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {new OneCa(ca)}, null);
        SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(8443);
        socket.setNeedClientAuth(true);
        return socket;
    }

    public String token(SSLSocket socket, Algorithm signing) throws Exception {
        X509Certificate client = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(signing);
    }
}
