// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;

public class PolicySwitchFixed extends HttpFilter {
    private final JWTVerifier verifier;
    private final boolean requireBound;

    public PolicySwitchFixed(JWTVerifier verifier, boolean requireBound) {
        this.verifier = verifier;
        this.requireBound = requireBound;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        Map<String, Object> confirmation = token.getClaim("cnf").asMap();
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (confirmation != null || requireBound) {
            if (confirmation == null || !thumbprint(presented[0]).equals(confirmation.get("x5t#S256"))) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
