package com.example.billing.crypto;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

public final class Thumbprints {
    private Thumbprints() {}

    public static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
