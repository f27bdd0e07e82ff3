package com.example.vertx;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

record TokenHandler(JWTAuth tokens) {
    void issue(RoutingContext ctx) {
        X509Certificate client = ctx.get("client");
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", thumbprint(client)));
        ctx.response().end(tokens.generateToken(claims, new JWTOptions().setExpiresInMinutes(5)));
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
