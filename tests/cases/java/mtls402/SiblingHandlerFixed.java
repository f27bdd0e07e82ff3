// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;

public class SiblingHandlerFixed extends AbstractVerticle {
    private final JWTVerifier verifier;

    public SiblingHandlerFixed(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/orders").handler(this::orders);
        router.post("/refunds").handler(this::refunds);
    }

    private void orders(RoutingContext context) {
        DecodedJWT token = verifier.verify(context.request().getHeader("Authorization").substring(7));
        if (!isBound(token, context)) {
            context.fail(401);
            return;
        }
        context.json("orders of " + token.getSubject());
    }

    private void refunds(RoutingContext context) {
        DecodedJWT token = verifier.verify(context.request().getHeader("Authorization").substring(7));
        if (!isBound(token, context)) {
            context.fail(401);
            return;
        }
        context.json("refund for " + token.getSubject());
    }

    private static boolean isBound(DecodedJWT token, RoutingContext context) {
        try {
            X509Certificate client = (X509Certificate) context.request().sslSession().getPeerCertificates()[0];
            return X509CertUtils.computeSHA256Thumbprint(client).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"));
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
