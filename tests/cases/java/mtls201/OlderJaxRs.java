// javax JAX-RS, SmallRye's parser with a key of its own.
package com.example.older;

import io.smallrye.jwt.auth.principal.JWTParser;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;

public class OlderJaxRs implements ContainerRequestFilter {
    private final JWTParser parser;
    private final PublicKey issuer;
    private final X509ExtendedTrustManager trust;
    private final X509CRL crl;

    public OlderJaxRs(JWTParser parser, PublicKey issuer, X509ExtendedTrustManager trust, X509CRL crl) {
        this.parser = parser;
        this.issuer = issuer;
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        X509Certificate[] chain = (X509Certificate[]) context.getProperty("javax.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            context.abortWith(Response.status(401).build());
            return;
        }
        try {
            JsonWebToken token = parser.verify(context.getHeaderString("Authorization").substring(7), issuer); // expect: MTLS201
            Map<String, String> cnf = token.getClaim("cnf");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(cnf.get("x5t#S256"))) {
                context.abortWith(Response.status(403).build());
            }
        } catch (Exception e) {
            context.abortWith(Response.status(401).build());
        }
    }
}
