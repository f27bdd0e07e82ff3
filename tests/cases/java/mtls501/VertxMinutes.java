// Token endpoint on Vert.x.
package com.example.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

public class VertxMinutes {
    private final JWTAuth jwt;
    private final X509CRL crl;

    public VertxMinutes(JWTAuth jwt, X509CRL crl) {
        this.jwt = jwt;
        this.crl = crl;
    }

    public void start(Vertx vertx) {
        Router router = Router.router(vertx);
        router.post("/token").handler(this::token);
        HttpServerOptions options = new HttpServerOptions()
            .setSsl(true)
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath("clients.pem"));
        vertx.createHttpServer(options).requestHandler(router).listen(8443);
    }

    private void token(RoutingContext ctx) {
        try {
            X509Certificate client = (X509Certificate) ctx.request().sslSession().getPeerCertificates()[0];
            if (crl.isRevoked(client)) {
                ctx.fail(401);
                return;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
            JsonObject claims = new JsonObject()
                .put("sub", client.getSubjectX500Principal().getName())
                .put("cnf", new JsonObject().put("x5t#S256", Base64.getUrlEncoder().encodeToString(digest)));
            String token = jwt.generateToken(claims, new JWTOptions().setExpiresInMinutes(5));
            ctx.json(new JsonObject().put("access_token", token));
        } catch (Exception e) {
            ctx.fail(500);
        }
    }
}
