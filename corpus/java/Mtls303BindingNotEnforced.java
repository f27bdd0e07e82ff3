// The payments API's filter: certificate-bound access tokens (RFC 8705) of the authorization server.
package com.example.payments;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

public class Mtls303BindingNotEnforced extends OncePerRequestFilter {
    private final JwtDecoder decoder;
    private final PKIXParameters trust;

    public Mtls303BindingNotEnforced(JwtDecoder decoder, PKIXParameters trust) {
        this.decoder = decoder;
        this.trust = trust;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        String authorization = request.getHeader("Authorization");
        if (presented == null || authorization == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(Arrays.asList(presented));
            CertPathValidator.getInstance("PKIX").validate(path, trust);
            Jwt token = decoder.decode(authorization.substring(7)); // expect: MTLS303
            request.setAttribute("account", token.getSubject());
        } catch (JwtException | GeneralSecurityException e) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isBound(Jwt token, X509Certificate certificate) throws GeneralSecurityException {
        Map<String, Object> confirmation = token.getClaimAsMap("cnf");
        if (confirmation == null) {
            return false;
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return thumbprint.equals(confirmation.get("x5t#S256"));
    }
}
