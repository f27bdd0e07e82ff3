package com.example.api.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

@ApplicationScoped
public class PkixChecker implements CertificateChecker {
    @Inject
    X509TrustManager trust;

    @Inject
    X509CRL crl;

    @Override
    public boolean isAcceptable(X509Certificate[] chain) {
        try {
            trust.checkClientTrusted(chain, "RSA");
        } catch (CertificateException e) {
            return false;
        }
        return !crl.isRevoked(chain[0]);
    }
}
