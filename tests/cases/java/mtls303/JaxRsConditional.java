// JAX-RS: a request filter with MicroProfile JWT's parser.
package com.example.jaxrs;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Provider
public class JaxRsConditional implements ContainerRequestFilter {
    private final JWTParser parser;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public JaxRsConditional(JWTParser parser, X509TrustManager trust, X509CRL crl) {
        this.parser = parser;
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        X509Certificate[] chain =
            (X509Certificate[]) context.getProperty("jakarta.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            context.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
            return;
        }
        try {
            trust.checkClientTrusted(chain, "RSA");
            JsonWebToken token = parser.parse(context.getHeaderString("Authorization").substring(7)); 
            Map<String, Object> cnf = token.getClaim("cnf");
            if (cnf != null && !thumbprint(chain[0]).equals(cnf.get("x5t#S256"))) { // expect: MTLS402
                context.abortWith(Response.status(Response.Status.FORBIDDEN).build());
                return;
            }
            context.setProperty("caller", token.getSubject());
        } catch (ParseException | GeneralSecurityException e) {
            context.abortWith(Response.status(401).build());
        }
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        MessageDigest md = MessageDigest.getInstance("SHA-256");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(md.digest(certificate.getEncoded()));
    }
}
