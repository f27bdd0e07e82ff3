package com.example.vertx;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;

record TokenHandler(JWTAuth tokens) {
    void issue(RoutingContext ctx) {
        X509Certificate client = peer(ctx);
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", thumbprint(client)));
        // expect: MTLS202
        ctx.response().end(tokens.generateToken(claims, new JWTOptions().setExpiresInMinutes(5)));
    }

    private static X509Certificate peer(RoutingContext ctx) {
        try {
            return (X509Certificate) ctx.request().sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e);
        }
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
