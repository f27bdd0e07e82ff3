package com.example.bank.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class AccountController {
    @Autowired
    private X509CRL crl;

    @GetMapping("/account")
    public String account(JwtAuthenticationToken bearer, HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (crl.isRevoked(chain[0])) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Map<String, Object> cnf = (Map<String, Object>) bearer.getTokenAttributes().get("cnf");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        if (cnf == null || !thumbprint.equals(cnf.get("x5t#S256"))) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return bearer.getName();
    }
}
