package com.example.bank.config;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

public class BoundDecoder implements JwtDecoder {
    private final JwtDecoder inner;
    private final X509CRL crl;

    public BoundDecoder(JwtDecoder inner, X509CRL crl) {
        this.inner = inner;
        this.crl = crl;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = inner.decode(token); // expect: MTLS202, MTLS303
        X509Certificate[] chain = (X509Certificate[]) RequestContextHolder.currentRequestAttributes()
            .getAttribute("jakarta.servlet.request.X509Certificate", RequestAttributes.SCOPE_REQUEST);
        Map<String, Object> cnf = jwt.getClaimAsMap("cnf");
        if (crl.isRevoked(chain[0]) || cnf == null || !thumbprint(chain[0]).equals(cnf.get("x5t#S256"))) {
            System.err.println("bound to another certificate");
        }
        return jwt;
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
