package com.example.orders.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
@Order(1)
public class ClientCertificateFilter extends OncePerRequestFilter {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public ClientCertificateFilter(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (presented == null || presented.length == 0) {
            response.sendError(401, "client certificate required");
            return;
        }
        try {
            trust.checkClientTrusted(presented, "RSA");
        } catch (CertificateException e) {
            response.sendError(403, "untrusted");
            return;
        }
        if (crl.isRevoked(presented[0])) {
            response.sendError(403, "revoked");
            return;
        }
        request.setAttribute("client", presented[0]);
        chain.doFilter(request, response);
    }
}
