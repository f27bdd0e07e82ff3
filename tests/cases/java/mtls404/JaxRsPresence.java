// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.smallrye.jwt.build.Jwt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;

@Path("/token")
public class JaxRsPresence {
    private PrivateKey key;
    private String secret;

    @POST
    // expect: MTLS404
    public Response token(@HeaderParam("X-ARR-ClientCert") String header, @Context HttpHeaders headers) {
        if (headers.getHeaderString("X-Gateway") == null) {
            return Response.status(403).build();
        }
        X509Certificate client = X509CertUtils.parse(header);
        if (client == null) {
            return Response.status(401).build();
        }
        String token = Jwt.claims()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiresIn(300)
            .sign(key);
        return Response.ok(token).build();
    }
}
