package com.example;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.apache.commons.codec.digest.DigestUtils;

class Thumbprints {
    String codec(X509Certificate certificate) throws Exception {
        // ruleid: mtls304-weak-thumbprint-java
        return DigestUtils.sha1Hex(certificate.getEncoded());
    }

    byte[] atOnce(X509Certificate certificate) throws Exception {
        // ruleid: mtls304-weak-thumbprint-java
        return MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
    }

    byte[] inSteps(X509Certificate certificate) throws Exception {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        // ruleid: mtls304-weak-thumbprint-java
        return md5.digest(certificate.getEncoded());
    }

    byte[] strong(X509Certificate certificate) throws Exception {
        // ok: mtls304-weak-thumbprint-java
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    }

    String ofAPage(Page page) throws Exception {
        // ok: mtls304-weak-thumbprint-java
        return DigestUtils.sha1Hex(page.text());
    }
}
