// options: client-certificates=verified
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

public class AfterChainFixed extends OncePerRequestFilter {
    private final JWTVerifier verifier;
    private final RevocationService revocations;

    public AfterChainFixed(JWTVerifier verifier, RevocationService revocations) {
        this.verifier = verifier;
        this.revocations = revocations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] presented = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (presented == null || !isBound(verifier.verify(request.getHeader("Authorization").substring(7)), presented[0])) {
            response.sendError(401);
            return;
        }
        revocations.ensureNotRevoked(presented[0]);
        chain.doFilter(request, response);
    }

    private static boolean isBound(DecodedJWT token, X509Certificate certificate) {
        try {
            return thumbprint(certificate).equals(token.getClaim("cnf").asMap().get("x5t#S256"));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
