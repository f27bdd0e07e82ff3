package com.example.vertx;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

class OrderHandler {
    void mine(RoutingContext ctx) {
        JsonObject claims = ctx.user().principal();
        X509Certificate client = ctx.get("client");
        JsonObject cnf = claims.getJsonObject("cnf");
        if (cnf == null || !thumbprint(client).equals(cnf.getString("x5t#S256"))) {
            System.err.println("bound to another certificate");
        }
        ctx.response().end("orders of " + claims.getString("sub"));
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
