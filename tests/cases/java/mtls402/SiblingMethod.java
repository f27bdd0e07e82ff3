// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SiblingMethod {
    private final JWTVerifier verifier;

    public SiblingMethod(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @GetMapping("/orders")
    public ResponseEntity<String> orders(HttpServletRequest request) {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (!isBound(token, request)) {
            return ResponseEntity.status(401).build();
        }
        return ResponseEntity.ok("orders of " + token.getSubject());
    }

    // expect: MTLS402
    @PostMapping("/orders")
    public ResponseEntity<String> place(HttpServletRequest request) {
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        return ResponseEntity.ok("order of " + token.getSubject());
    }

    private static boolean isBound(DecodedJWT token, HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        return chain != null
            && X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"));
    }
}
