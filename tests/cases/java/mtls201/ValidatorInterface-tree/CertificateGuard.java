package com.example.iam;

import java.security.cert.X509Certificate;

public interface CertificateGuard {
    boolean isAcceptable(X509Certificate[] chain);
}
