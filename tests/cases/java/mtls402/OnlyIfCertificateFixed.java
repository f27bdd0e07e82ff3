// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;

public class OnlyIfCertificateFixed extends HttpFilter {
    private final JWTVerifier verifier;

    public OnlyIfCertificateFixed(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (presented != null && presented.length > 0) {
            if (!matches(token, presented[0])) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean matches(DecodedJWT token, X509Certificate certificate) {
        try {
            String thumbprint = Base64.encodeBase64URLSafeString(DigestUtils.sha256(certificate.getEncoded()));
            return thumbprint.equals(token.getClaim("cnf").asMap().get("x5t#S256"));
        } catch (CertificateEncodingException e) {
            return false;
        }
    }
}
