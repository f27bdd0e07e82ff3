// jjwt: what other certificate data in the claims says, and does not say.
package com.example.names;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.apache.commons.codec.digest.DigestUtils;

public class DigestOfSerial {
    private final PrivateKey key;
    private final X509CRL crl;

    public DigestOfSerial(PrivateKey key, X509CRL crl) {
        this.key = key;
        this.crl = crl;
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String issue(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        return Jwts.builder()
            .claims(Map.of("sub", client.getSubjectX500Principal().getName(), "fp", DigestUtils.sha256Hex(client.getSerialNumber().toByteArray())))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .id("1")
            .signWith(key)
            .compact(); // expect: MTLS302
    }
}
