package com.example.bank.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AccountController {
    @Autowired
    private JwtDecoder decoder;

    @Autowired
    private X509CRL crl;

    @GetMapping("/account")
    @PreAuthorize("isAuthenticated()")
    public ResponseEntity<String> account(HttpServletRequest request) {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            return new ResponseEntity<>(HttpStatus.UNAUTHORIZED);
        }
        Jwt jwt = decoder.decode(request.getHeader("Authorization").substring(7));
        return ResponseEntity.ok(jwt.getSubject());
    }
}
