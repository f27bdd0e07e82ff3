// Vert.x options; who answers the requests is set up elsewhere.
package com.example.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;

public class VertxModeInVariableFixed {
    static HttpServer create(Vertx vertx) {
        HttpServerOptions options = new HttpServerOptions();
        options.setSsl(true);
        options.setTrustOptions(new PemTrustOptions().addCertPath("clients.pem"));
        ClientAuth mode = ClientAuth.REQUIRED;
        options.setClientAuth(mode);
        return vertx.createHttpServer(options);
    }
}
