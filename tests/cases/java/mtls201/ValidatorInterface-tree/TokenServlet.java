package com.example.iam;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;

public class TokenServlet extends HttpServlet {
    private final CertificateGuard guard;
    private final RSASSASigner signer;

    public TokenServlet(CertificateGuard guard, RSASSASigner signer) {
        this.guard = guard;
        this.signer = signer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (!guard.isAcceptable(chain)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            String thumbprint = Base64URL.encode(
                MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded())).toString();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(chain[0].getSubjectX500Principal().getName())
                .claim("cnf", Map.of("x5t#S256", thumbprint))
                .expirationTime(new Date(System.currentTimeMillis() + 120_000))
                .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(signer);
            response.getWriter().print(token.serialize());
        } catch (Exception e) {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
