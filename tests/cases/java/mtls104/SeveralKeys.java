// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;

public class SeveralKeys {
    private final String pem;
    private final JWTAuth tokens;

    public SeveralKeys(String pem, Vertx vertx) {
        this.pem = pem;
        this.tokens = JWTAuth.create(vertx, new JWTAuthOptions()
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("RS256").setBuffer(pem))
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(pem))
            .setJWTOptions(new JWTOptions().addAudience("orders")));
    }

    public String fusion(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JWT jwt = JWT.getDecoder().decode(token, RSAVerifier.newVerifier(pem), HMACVerifier.newVerifier(pem)); // expect: MTLS104
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(jwt.getMap("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.subject;
    }

    public void vertx(RoutingContext context, SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        String thumbprint = X509CertUtils.computeSHA256Thumbprint(client).toString();
        tokens.authenticate(new TokenCredentials(token)) // expect: MTLS104
            .onSuccess(user -> {
                if (!thumbprint.equals(user.principal().getJsonObject("cnf").getString("x5t#S256"))) {
                    context.fail(401);
                    return;
                }
                context.json(user.principal());
            })
            .onFailure(failure -> context.fail(401));
    }
}
