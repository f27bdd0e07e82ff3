package com.example.bank.security;

import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

public class BindingFilter implements WebFilter {
    private final X509CRL crl;

    public BindingFilter(X509CRL crl) {
        this.crl = crl;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        X509Certificate client = exchange.getRequest().getSslInfo().getPeerCertificates()[0];
        return exchange.getPrincipal().flatMap(principal -> {
            Jwt token = ((JwtAuthenticationToken) principal).getToken();
            Map<String, Object> cnf = token.getClaimAsMap("cnf");
            if (crl.isRevoked(client) || cnf == null || !thumbprint(client).equals(cnf.get("x5t#S256"))) {
                return Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED));
            }
            return chain.filter(exchange);
        });
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
