package com.example.reactive.security;

import com.example.reactive.crypto.Binding;
import java.security.cert.X509Certificate;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

@Component
@Order(10)
public class BoundTokenFilter implements WebFilter {
    private final ReactiveJwtDecoder decoder;

    public BoundTokenFilter(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        SslInfo tls = exchange.getRequest().getSslInfo();
        if (tls == null || tls.getPeerCertificates() == null) {
            exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
            return exchange.getResponse().setComplete();
        }
        X509Certificate client = tls.getPeerCertificates()[0];
        String header = exchange.getRequest().getHeaders().getFirst("Authorization");
        return decoder.decode(header.substring(7))
            .flatMap(jwt -> {
                if (!Binding.holds(jwt, client)) {
                    return Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED));
                }
                return chain.filter(exchange);
            });
    }
}
