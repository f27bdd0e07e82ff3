package com.example.billing.web;

import static com.example.billing.crypto.Thumbprints.thumbprint;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.*;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;

public abstract class SecuredServlet extends HttpServlet {
    protected Algorithm algorithm;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate client = authenticate(request);
        if (client == null) {
            response.sendError(401);
            return;
        }
        DecodedJWT token = JWT.require(algorithm).build().verify(request.getHeader("X-Token"));
        if (!isBound(token, client)) {
            response.sendError(403);
            return;
        }
        handle(token, response);
    }

    protected boolean isBound(DecodedJWT token, X509Certificate client) {
        Map<String, Object> cnf = token.getClaim("cnf").asMap();
        return cnf != null && thumbprint(client).equals(cnf.get("x5t#S256"));
    }

    protected abstract X509Certificate authenticate(HttpServletRequest request);

    protected abstract void handle(DecodedJWT token, HttpServletResponse response) throws IOException;
}
