// Nimbus with a shared secret; the token must be bound to the certificate.
package com.example.nim;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;

public class NimbusMacFixed {
    private final MACVerifier verifier;
    private final X509CRL crl;

    public NimbusMacFixed(byte[] secret, X509CRL crl) throws Exception {
        this.verifier = new MACVerifier(secret);
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
        SignedJWT jwt = (SignedJWT) JWTParser.parse(token);
        if (!jwt.verify(verifier)) {
            throw new SecurityException("bad signature");
        }
        byte[] presented = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String bound = (String) jwt.getJWTClaimsSet().getJSONObjectClaim("cnf").get("x5t#S256");
        if (!Arrays.equals(presented, Base64.getUrlDecoder().decode(bound))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return jwt.getJWTClaimsSet().getSubject();
    }
}
