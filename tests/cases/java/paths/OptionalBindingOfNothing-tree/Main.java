package com.example.pay;

import io.javalin.Javalin;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

public class Main {
    public static void main(String[] args) {
        Checks checks = new Checks(List.of(new Checks.Revocation(Store.crl())));
        Payments payments = new Payments(checks, Store.algorithm());
        Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
        app.get("/health", context -> context.result("up"));
        app.post("/payments", payments::accept);
        app.start(8443);
    }

    static SslContextFactory.Server tls() {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setTrustStorePath("/etc/pay/clients.p12");
        tls.setNeedClientAuth(true);
        return tls;
    }
}
