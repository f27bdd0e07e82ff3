// java-jwt: the verifier's algorithm.
package com.example.hub;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;

public class Auth0AlgorithmNone {
    private final RSAPublicKey issuer;
    private final X509CRL crl;

    public Auth0AlgorithmNone(RSAPublicKey issuer, X509CRL crl) {
        this.issuer = issuer;
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
        Algorithm algorithm = Algorithm.none();
        DecodedJWT jwt = JWT.require(algorithm).withIssuer("https://as.example.com").build().verify(token); // expect: MTLS103
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        byte[] bound = Base64.getUrlDecoder().decode(jwt.getClaim("cnf").asMap().get("x5t#S256").toString());
        if (!MessageDigest.isEqual(digest, bound)) {
            throw new SecurityException("token is bound to another certificate");
        }
        return jwt.getSubject();
    }
}
