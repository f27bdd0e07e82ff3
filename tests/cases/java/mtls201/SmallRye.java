// Quarkus: SmallRye JWT build.
package com.example.quarkus;

import io.smallrye.jwt.build.Jwt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;

@Path("/token")
public class SmallRye {
    @Context
    HttpServletRequest request;

    private final X509TrustManager trust;
    private final X509CRL crl;

    public SmallRye(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @POST
    public String token() throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            throw new NotAuthorizedException("mtls");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        return Jwt.subject(chain[0].getSubjectX500Principal().getName())
            .groups("device")
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .sign(); // expect: MTLS201
    }
}
