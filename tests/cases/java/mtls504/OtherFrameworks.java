// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import io.javalin.http.Context;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;
import org.springframework.web.server.WebSession;

public class OtherFrameworks {
    private final JWTVerifier verifier;

    public OtherFrameworks(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    public void reactive(WebSession session, SSLSession connection, String token) throws Exception {
        session.getAttributes().put("user", subject(connection, token)); // expect: MTLS504
    }

    public void vertx(RoutingContext context, String token) throws Exception {
        String subject = subject(context.request().sslSession(), token);
        context.session().put("user", subject); // expect: MTLS504
    }

    public void javalin(Context context, SSLSession connection, String token) throws Exception {
        String subject = subject(connection, token);
        context.sessionAttribute("user", subject); // expect: MTLS504
    }

    private String subject(SSLSession connection, String token) throws Exception {
        X509Certificate client = (X509Certificate) connection.getPeerCertificates()[0];
        DecodedJWT decoded = verifier.verify(token);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(decoded.getClaim("cnf").asMap().get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return decoded.getSubject();
    }
}
