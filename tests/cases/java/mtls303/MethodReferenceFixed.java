// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

public class MethodReferenceFixed {
    private final Algorithm algorithm;

    public MethodReferenceFixed(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        DecodedJWT jwt = JWT.require(algorithm).build().verify(token);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        Map<String, Object> cnf = jwt.getClaim("cnf").asMap();
        Optional.ofNullable(cnf.get("x5t#S256"))
            .filter(thumbprint::equals)
            .orElseThrow(() -> new SecurityException("bound to another certificate"));
        return jwt.getSubject();
    }
}
