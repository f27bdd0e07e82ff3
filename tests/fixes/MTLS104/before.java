package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;

public class Fusion {
    private final String pem;

    public Fusion(String pem) {
        this.pem = pem;
    }

    public String fusion(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JWT jwt = JWT.getDecoder().decode(token, RSAVerifier.newVerifier(pem), HMACVerifier.newVerifier(pem));
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(jwt.getMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.subject;
    }
}
