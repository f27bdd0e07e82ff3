package com.example.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.Router;

public class MainVerticle extends AbstractVerticle {
    private JWTAuth tokens;
    private CertificateHandler certificates;

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/health").handler(ctx -> ctx.response().end("up"));
        Router api = Router.router(vertx);
        api.post("/token").handler(new TokenHandler(tokens)::issue);
        router.route("/api/*").subRouter(api);
        router.route("/api/*").handler(certificates::check);
        vertx.createHttpServer(TlsOptions.create()).requestHandler(router).listen(8443);
    }
}
