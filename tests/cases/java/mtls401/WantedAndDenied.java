// The listener asks for a certificate, and the one handler behind it denies whoever shows none.
package com.example.want;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

public class WantedAndDenied {
    private final Algorithm issuer;
    private final X509CRL crl;

    public WantedAndDenied(Algorithm issuer, X509CRL crl) {
        this.issuer = issuer;
        this.crl = crl;
    }

    static HttpsConfigurator configurator(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters settings = getSSLContext().getDefaultSSLParameters();
                settings.setWantClientAuth(true);
                parameters.setSSLParameters(settings);
            }
        };
    }

    public void handle(HttpsExchange exchange) throws Exception {
        X509Certificate client;
        try {
            client = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        if (crl.isRevoked(client)) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String token = JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(issuer);
        exchange.sendResponseHeaders(200, token.length());
        exchange.getResponseBody().write(token.getBytes());
    }
}
