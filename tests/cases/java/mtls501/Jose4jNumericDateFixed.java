// jose4j behind a required certificate: which setters make a claim.
package com.example.jose;

import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.apache.commons.codec.digest.DigestUtils;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

public class Jose4jNumericDateFixed {
    private final PrivateKey key;
    private final X509CRL crl;

    public Jose4jNumericDateFixed(PrivateKey key, X509CRL crl) {
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
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(120);
        JwtClaims claims = new JwtClaims();
        claims.setAudience("stock");
        claims.setStringClaim("client", client.getSubjectX500Principal().getName());
        claims.setStringClaim("client_sha256", DigestUtils.sha256Hex(client.getEncoded()));
        claims.setExpirationTime(expiry);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        return jws.getCompactSerialization();
    }
}
