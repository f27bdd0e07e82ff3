package com.example.vertx;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

record TokenHandler(JWTAuth tokens) {
    void issue(RoutingContext ctx) throws Exception {
        X509Certificate client = (X509Certificate) ctx.request().sslSession().getPeerCertificates()[0];
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", thumbprint(client)));
        // expect: MTLS202
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
