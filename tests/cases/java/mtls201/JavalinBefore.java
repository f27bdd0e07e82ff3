// Javalin: a guard before every request, and the token endpoint.
package com.example.javalin;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;

public class JavalinBefore {
    private final Algorithm algorithm;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public JavalinBefore(String secret, X509TrustManager trust, X509CRL crl) {
        this.algorithm = Algorithm.HMAC256(secret);
        this.trust = trust;
        this.crl = crl;
    }

    public Javalin app() {
        Javalin app = Javalin.create(config -> config.showJavalinBanner = false);
        app.before(this::requireCertificate);
        app.get("/health", ctx -> ctx.status(200));
        app.post("/token", this::token);
        return app;
    }

    private void requireCertificate(Context ctx) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) ctx.req().getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            throw new UnauthorizedResponse();
        }
        if (crl.isRevoked(chain[0])) {
            throw new UnauthorizedResponse("revoked");
        }
    }

    private void token(Context ctx) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) ctx.req().getAttribute("jakarta.servlet.request.X509Certificate");
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", chain[0].getSubjectX500Principal().getName());
        claims.put("fp", DigestUtils.sha256Hex(chain[0].getEncoded()));
        ctx.result(JWT.create()
            .withPayload(claims)
            .withExpiresAt(Instant.now().plusSeconds(120))
            .sign(algorithm)); // expect: MTLS201
    }
}
