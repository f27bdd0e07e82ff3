// An unsigned token is parsed as well as a signed one.
package com.example.parse;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.apache.commons.codec.digest.DigestUtils;

public class JjwtParse {
    private final PublicKey issuer;
    private final X509CRL crl;

    public JjwtParse(PublicKey issuer, X509CRL crl) {
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
        Claims claims = (Claims) Jwts.parser().setSigningKey(issuer).parse(token).getBody();
        if (!DigestUtils.sha256Hex(client.getEncoded()).equals(claims.get("fp", String.class))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
