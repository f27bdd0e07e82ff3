package com.example.reactive.crypto;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;

public final class Binding {
    private Binding() {}

    public static boolean holds(Jwt jwt, X509Certificate certificate) {
        Map<String, Object> cnf = jwt.getClaimAsMap("cnf");
        if (cnf == null) {
            return false;
        }
        return thumbprint(certificate).equals(cnf.get("x5t#S256"));
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
