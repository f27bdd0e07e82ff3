// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;

public class TokenSubjectFixed {
    private final JWTVerifier verifier;

    public TokenSubjectFixed(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        DecodedJWT decoded = verifier.verify(token); // expect: MTLS303
        if (!client.getSubjectX500Principal().getName().equals(decoded.getSubject())) {
            throw new SecurityException("the token is of another client");
        }
        return decoded.getSubject();
    }
}
