package com.example.issuer;

import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
public class CertificateFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public CertificateFilter(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        SslInfo tls = request.exchange().getRequest().getSslInfo();
        if (tls == null || tls.getPeerCertificates() == null) {
            return ServerResponse.status(401).build();
        }
        X509Certificate[] chain = tls.getPeerCertificates();
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
