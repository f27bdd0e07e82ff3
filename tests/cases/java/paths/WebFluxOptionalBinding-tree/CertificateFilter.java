package com.example.reactive.security;

import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

@Component
@Order(1)
public class CertificateFilter implements WebFilter {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public CertificateFilter(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        X509Certificate[] presented = exchange.getRequest().getSslInfo().getPeerCertificates();
        try {
            trust.checkClientTrusted(presented, "RSA");
        } catch (CertificateException e) {
            return Mono.error(e);
        }
        if (crl.isRevoked(presented[0])) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }
}
