// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;

public class TokenSubjectIgnored {
    private final JWTVerifier verifier;

    public TokenSubjectIgnored(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        DecodedJWT decoded = verifier.verify(token); // expect: MTLS303, MTLS204
        client.getSubjectX500Principal().getName().equals(decoded.getSubject());
        return decoded.getSubject();
    }
}
