package com.example.issuer;

import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

@Component
public class CertificateFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public CertificateFilter(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.servletRequest().getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            return ServerResponse.status(401).build();
        }
        try {
            trust.checkClientTrusted(chain, "RSA");
        } catch (CertificateException e) {
            return ServerResponse.status(403).build();
        }
        if (crl.isRevoked(chain[0])) {
            return ServerResponse.status(403).build();
        }
        return next.handle(request);
    }
}
