// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.security.cert.X509Certificate;

@Path("/orders")
public class SiblingResourceFixed {
    private final JWTVerifier verifier;

    public SiblingResourceFixed(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @GET
    public Response orders(@Context HttpServletRequest request) {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (!isBound(token, request)) {
            return Response.status(401).build();
        }
        return Response.ok("orders of " + token.getSubject()).build();
    }

    @POST
    public Response place(@Context HttpServletRequest request) {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (!isBound(token, request)) {
            return Response.status(401).build();
        }
        return Response.ok("order of " + token.getSubject()).build();
    }

    private static boolean isBound(DecodedJWT token, HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        return chain != null
            && X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"));
    }
}
