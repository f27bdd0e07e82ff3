// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import java.io.IOException;
import java.security.cert.X509Certificate;

public class Javax extends HttpServlet {
    private final JWTVerifier verifier;

    public Javax(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("javax.servlet.request.X509Certificate");
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (chain == null
            || !X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"))) {
            response.sendError(401);
            return;
        }
        HttpSession session = request.getSession();
        session.setAttribute("user", token.getSubject()); // expect: MTLS504
        response.setStatus(204);
    }
}
