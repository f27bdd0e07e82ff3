// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.cert.X509Certificate;

public class OtherDataFixed extends HttpServlet {
    private final JWTVerifier verifier;

    public OtherDataFixed(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (chain == null
            || !X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"))) {
            response.sendError(401);
            return;
        }
        HttpSession session = request.getSession();
        session.setAttribute("theme", "dark");
        response.setStatus(204);
    }
}
