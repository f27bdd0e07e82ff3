// jose4j: the payload of a token whose signature is checked by hand.
package com.example.jose;

import java.security.PublicKey;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;

public class Jose4jUnverifiedPayloadFixed {
    private final PublicKey issuer;
    private final X509CRL crl;

    public Jose4jUnverifiedPayloadFixed(PublicKey issuer, X509CRL crl) {
        this.issuer = issuer;
        this.crl = crl;
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public Object subject(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JsonWebSignature jws = new JsonWebSignature();
        jws.setKey(issuer);
        jws.setCompactSerialization(token);
        var claims = JsonUtil.parseJson(jws.getUnverifiedPayload());
        if (!jws.verifySignature()) {
            throw new SecurityException("bad signature");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(claims.get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.get("sub");
    }
}
