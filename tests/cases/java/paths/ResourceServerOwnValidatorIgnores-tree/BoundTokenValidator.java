package com.example.bank.config;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

public class BoundTokenValidator implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2Error UNBOUND = new OAuth2Error("invalid_token");

    private final X509CRL crl;

    public BoundTokenValidator(X509CRL crl) {
        this.crl = crl;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        HttpServletRequest request =
            ((ServletRequestAttributes) RequestContextHolder.getRequestAttributes()).getRequest();
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (crl.isRevoked(chain[0])) {
            throw new BadJwtException("revoked");
        }
        Map<String, Object> cnf = token.getClaimAsMap("cnf");
        if (chain == null || cnf == null || !thumbprint(chain[0]).equals(cnf.get("x5t#S256"))) {
            System.err.println(UNBOUND);
        }
        return OAuth2TokenValidatorResult.success();
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
