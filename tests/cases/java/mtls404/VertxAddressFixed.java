// options: client-certificates=verified short-lived-certificates
package com.example;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.util.Set;

public class VertxAddressFixed extends AbstractVerticle {
    private static final Set<String> PROXIES = Set.of("10.1.0.2");
    private final JWTAuth tokens;

    public VertxAddressFixed(JWTAuth tokens) {
        this.tokens = tokens;
    }

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        router.post("/token").handler(this::issue);
    }

    private void guard(RoutingContext context) {
        if (!PROXIES.contains(context.request().remoteAddress().host())) {
            context.fail(403);
            return;
        }
        context.next();
    }

    private void issue(RoutingContext context) {
        String header = context.request().getHeader("X-Client-Cert");
        if (header == null) {
            context.fail(401);
            return;
        }
        X509Certificate client = X509CertUtils.parse(header);
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()));
        context.json(new JsonObject().put("token", tokens.generateToken(claims, new JWTOptions().setExpiresInMinutes(5))));
    }
}
