// options: short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;

public class ListenerDecides {
    private final JWTVerifier verifier;

    public ListenerDecides(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    public SSLServerSocket listen(SSLServerSocketFactory factory) throws IOException {
        SSLServerSocket listener = (SSLServerSocket) factory.createServerSocket(8443);
        listener.setWantClientAuth(true); // expect: MTLS401
        return listener;
    }

    public String subject(SSLSocket socket, String token) throws GeneralSecurityException {
        DecodedJWT decoded = verifier.verify(token);
        Certificate certificate = null;
        try {
            certificate = socket.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            certificate = null;
        }
        if (certificate != null) { // expect: MTLS402
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            String presented = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            if (!presented.equals(decoded.getClaim("cnf").asMap().get("x5t#S256"))) {
                throw new SecurityException("token is bound to another certificate");
            }
        }
        return decoded.getSubject();
    }
}
