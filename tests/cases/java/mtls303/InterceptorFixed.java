// A Spring MVC interceptor; refuses by returning false.
package com.example.mvc;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.web.server.Ssl;
import org.springframework.web.servlet.HandlerInterceptor;

public class InterceptorFixed implements HandlerInterceptor {
    private final PublicKey issuer;
    private final X509CRL crl;

    public InterceptorFixed(PublicKey issuer, X509CRL crl) {
        this.issuer = issuer;
        this.crl = crl;
    }

    static void tls(Ssl ssl) {
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        X509Certificate[] certs =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (certs == null || crl.isRevoked(certs[0])) {
            response.setStatus(401);
            return false;
        }
        Claims claims;
        try {
            claims = Jwts.parser().verifyWith(issuer).build()
                .parseSignedClaims(request.getHeader("Authorization").substring(7))
                .getPayload();
        } catch (JwtException e) {
            response.setStatus(401);
            return false;
        }
        request.setAttribute("subject", claims.getSubject());
        return matches(claims, certs[0]);
    }

    private boolean matches(Claims claims, X509Certificate certificate) throws Exception {
        Map<?, ?> cnf = claims.get("cnf", Map.class);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        String presented = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return cnf != null && presented.equals(cnf.get("x5t#S256"));
    }
}
