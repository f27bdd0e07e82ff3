// Vert.x: tokens are verified by the provider's options.
package com.example.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

public class VertxOptions {
    static HttpServerOptions server() {
        return new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED);
    }

    static JWTAuth provider(Vertx vertx, String pem) {
        JWTOptions options = new JWTOptions().setIssuer("https://as.example.com").setIgnoreExpiration(true);
        return JWTAuth.create(vertx, new JWTAuthOptions()
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("RS256").setBuffer(pem))
            .setJWTOptions(options));
    }
}
