package com.example.orders.crypto;

import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

public final class Thumbprints {
    private Thumbprints() {}

    public static boolean matches(DecodedJWT token, X509Certificate certificate) {
        Map<String, Object> cnf = token.getClaim("cnf").asMap();
        return cnf != null && of(certificate).equals(cnf.get("x5t#S256"));
    }

    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
