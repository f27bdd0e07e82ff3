// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;

public class ChosenByHeaderFixed {
    private final X509Certificate issuerCert;

    public ChosenByHeaderFixed(X509Certificate issuerCert) {
        this.issuerCert = issuerCert;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JWTVerifier verifier = JWT.require(algorithm(token)).build();
        DecodedJWT decoded = verifier.verify(token);
        if (!Thumbprints.of(client).equals(decoded.getClaim("cnf").asMap().get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return decoded.getSubject();
    }

    private Algorithm algorithm(String token) {
        if (JWT.decode(token).getAlgorithm().startsWith("HS")) {
            throw new SecurityException("HMAC is not accepted");
        }
        return Algorithm.RSA256((RSAPublicKey) issuerCert.getPublicKey(), null);
    }
}
