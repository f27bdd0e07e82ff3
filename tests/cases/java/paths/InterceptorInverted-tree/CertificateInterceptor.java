package com.example.orders.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.web.servlet.HandlerInterceptor;

public class CertificateInterceptor implements HandlerInterceptor {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public CertificateInterceptor(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (presented == null) {
            response.setStatus(401);
            return false;
        }
        trust.checkClientTrusted(presented, "RSA");
        return crl.isRevoked(presented[0]);
    }
}
