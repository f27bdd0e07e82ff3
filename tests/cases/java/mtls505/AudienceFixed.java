// options: persona=pedantic
package com.example.audience;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

public class AudienceFixed {
    private Algorithm algorithm;

    String subject(String token, X509Certificate clientCert) throws Exception {
        DecodedJWT jwt = JWT.require(algorithm).withAudience("https://orders.example").build().verify(token);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(clientCert.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        if (!thumbprint.equals(jwt.getClaim("cnf").asMap().get("x5t#S256"))) {
            throw new SecurityException("bound to another certificate");
        }
        return jwt.getSubject();
    }
}
