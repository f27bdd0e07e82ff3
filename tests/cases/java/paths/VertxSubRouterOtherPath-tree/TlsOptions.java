package com.example.vertx;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;

final class TlsOptions {
    private TlsOptions() {}

    static HttpServerOptions create() {
        return new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(new PemKeyCertOptions().setKeyPath("server.key").setCertPath("server.crt"))
            .setTrustOptions(new PemTrustOptions().addCertPath("clients-ca.crt"))
            .setClientAuth(ClientAuth.REQUIRED);
    }
}
