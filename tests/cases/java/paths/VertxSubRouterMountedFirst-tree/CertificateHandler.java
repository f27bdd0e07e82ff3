package com.example.vertx;

import io.vertx.ext.web.RoutingContext;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;

public class CertificateHandler {
    private final X509CRL crl;

    public CertificateHandler(X509CRL crl) {
        this.crl = crl;
    }

    public void check(RoutingContext ctx) {
        try {
            X509Certificate client = (X509Certificate) ctx.request().sslSession().getPeerCertificates()[0];
            if (crl.isRevoked(client)) {
                ctx.fail(403);
                return;
            }
            ctx.put("client", client);
            ctx.next();
        } catch (SSLPeerUnverifiedException e) {
            ctx.fail(401);
        }
    }
}
