package com.example.vault.security;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.springframework.stereotype.Component;

@Component
public class Confirmation {
    public boolean matches(SignedJWT jwt, X509Certificate certificate) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        Object expected = jwt.getJWTClaimsSet().getJSONObjectClaim("cnf").get("x5t#S256");
        return Base64URL.encode(digest).toString().equals(expected);
    }
}
