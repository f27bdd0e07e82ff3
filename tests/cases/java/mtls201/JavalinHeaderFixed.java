// Javalin behind a proxy: the certificate comes in a header.
package com.example.javalin;

import com.nimbusds.jose.util.X509CertUtils;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.smallrye.jwt.build.Jwt;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;

public class JavalinHeaderFixed {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public JavalinHeaderFixed(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    public void routes(Javalin app) {
        app.post("/token", this::token);
    }

    private void token(Context ctx) throws Exception {
        // expect: MTLS404
        String header = ctx.header("X-SSL-Client-Cert");
        if (header == null) {
            throw new UnauthorizedResponse();
        }
        X509Certificate client = X509CertUtils.parse(URLDecoder.decode(header, StandardCharsets.UTF_8));
        trust.checkClientTrusted(new X509Certificate[] {client}, "RSA");
        if (crl.isRevoked(client)) {
            throw new UnauthorizedResponse();
        }
        ctx.result(Jwt.issuer("https://as.example.com")
            .subject(client.getSubjectX500Principal().getName())
            .claim("fp", DigestUtils.sha256Hex(client.getEncoded()))
            .sign());
    }
}
