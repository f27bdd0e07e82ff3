package com.example.api.security;

import java.security.cert.X509Certificate;

public interface CertificateChecker {
    boolean isAcceptable(X509Certificate[] chain);
}
