package com.example.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.JWTAuthHandler;

public class MainVerticle extends AbstractVerticle {
    private JWTAuth tokens;
    private CertificateHandler certificates;

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.route("/orders/*").handler(certificates::check);
        router.route("/orders/*").handler(JWTAuthHandler.create(tokens)); // expect: MTLS303
        router.get("/orders/mine").handler(new OrderHandler()::mine);
        vertx.createHttpServer(TlsOptions.create()).requestHandler(router).listen(8443);
    }
}
