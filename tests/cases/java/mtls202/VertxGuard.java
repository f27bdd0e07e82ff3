// Vert.x: one handler for all routes checks the certificate, the route verifies the bearer token.
package com.example.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;

public class VertxGuard {
    private final JWTAuth jwt;
    private final X509CRL crl;

    public VertxGuard(JWTAuth jwt, X509CRL crl) {
        this.jwt = jwt;
        this.crl = crl;
    }

    public void start(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::requireCertificate);
        router.get("/orders").handler(this::orders);
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED);
        vertx.createHttpServer(options).requestHandler(router).listen(8443);
    }

    private void requireCertificate(RoutingContext ctx) {
        try {
            X509Certificate client = (X509Certificate) ctx.request().sslSession().getPeerCertificates()[0];
            ctx.next();
        } catch (SSLPeerUnverifiedException e) {
            ctx.response().setStatusCode(401).end("no certificate");
        }
    }

    private void orders(RoutingContext ctx) {
        String bearer = ctx.request().getHeader("Authorization").substring(7);
        jwt.authenticate(new TokenCredentials(bearer)) // expect: MTLS202
            .onSuccess(user -> {
                String bound = user.principal().getJsonObject("cnf").getString("x5t#S256");
                if (!bound.equals(thumbprint(ctx))) {
                    ctx.fail(401);
                    return;
                }
                ctx.json(user.subject());
            })
            .onFailure(error -> ctx.fail(401));
    }

    private static String thumbprint(RoutingContext ctx) {
        try {
            byte[] der = ctx.request().sslSession().getPeerCertificates()[0].getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
