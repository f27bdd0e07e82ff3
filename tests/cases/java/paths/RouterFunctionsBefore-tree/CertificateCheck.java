package com.example.issuer;

import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;

@Component
public class CertificateCheck implements Function<ServerRequest, ServerRequest> {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public CertificateCheck(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public ServerRequest apply(ServerRequest request) {
        X509Certificate[] chain = request.exchange().getRequest().getSslInfo().getPeerCertificates();
        try {
            trust.checkClientTrusted(chain, "RSA");
        } catch (CertificateException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "untrusted", e);
        }
        if (crl.isRevoked(chain[0])) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "revoked");
        }
        return request;
    }
}
