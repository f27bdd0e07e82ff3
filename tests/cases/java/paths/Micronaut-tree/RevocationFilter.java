package com.example.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.HttpStatus;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

@ServerFilter("/api/**")
public class RevocationFilter {
    private final X509CRL crl;

    public RevocationFilter(X509CRL crl) {
        this.crl = crl;
    }

    @RequestFilter
    public void check(HttpRequest<?> request) {
        X509Certificate client = (X509Certificate) request.getCertificate()
            .orElseThrow(() -> new HttpStatusException(HttpStatus.UNAUTHORIZED, "certificate"));
        if (crl.isRevoked(client)) {
            throw new HttpStatusException(HttpStatus.FORBIDDEN, "revoked");
        }
    }
}
