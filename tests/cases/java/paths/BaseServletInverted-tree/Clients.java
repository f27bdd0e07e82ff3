package com.example.billing.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

public class Clients {
    private X509TrustManager trust;
    private X509CRL crl;

    public Optional<X509Certificate> from(HttpServletRequest request) {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        return Optional.ofNullable(chain).map(certificates -> certificates[0]);
    }

    public boolean isGood(X509Certificate client) {
        try {
            trust.checkClientTrusted(new X509Certificate[] {client}, "RSA");
            return crl.isRevoked(client);
        } catch (CertificateException e) {
            return false;
        }
    }
}
