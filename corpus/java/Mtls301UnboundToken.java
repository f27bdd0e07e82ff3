// Exchanges a client certificate for an access token at a JAX-RS token endpoint.
package com.example.sts;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@Path("/token")
public class Mtls301UnboundToken {
    private final PKIXParameters trust;
    private final Algorithm issuer;

    public Mtls301UnboundToken(PKIXParameters trust, RSAPrivateKey key) {
        this.trust = trust;
        this.issuer = Algorithm.RSA256(null, key);
    }

    @POST
    public Response issue(@Context HttpServletRequest request) throws GeneralSecurityException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        // Revocation checking is on in `trust`, as it is by default.
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(chain)), trust);
        X509Certificate client = chain[0];
        String token = JWT.create()
            .withIssuer("https://sts.example.com")
            .withSubject(client.getSubjectX500Principal().getName())
            .withExpiresAt(Instant.now().plusSeconds(900))
            .sign(issuer); // expect: MTLS301
        return Response.ok(Map.of("access_token", token)).build();
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest(certificate.getEncoded()));
    }
}
