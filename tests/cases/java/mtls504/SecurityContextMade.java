// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SecurityContextMade {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy strategy = new ChangeSessionIdAuthenticationStrategy();
    private final JWTVerifier verifier;

    public SecurityContextMade(JWTVerifier verifier) {
        this.verifier = verifier;
    }

    @PostMapping("/login")
    public ResponseEntity<Void> login(HttpServletRequest request, HttpServletResponse response) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        DecodedJWT token = verifier.verify(request.getHeader("Authorization").substring(7));
        if (chain == null
            || !X509CertUtils.computeSHA256Thumbprint(chain[0]).toString().equals(token.getClaim("cnf").asMap().get("x5t#S256"))) {
            return ResponseEntity.status(401).build();
        }
        Authentication user = UsernamePasswordAuthenticationToken.authenticated(token.getSubject(), null, List.of());
        SecurityContextHolder.getContext().setAuthentication(user);
        contexts.saveContext(new SecurityContextImpl(user), request, response); // expect: MTLS504
        return ResponseEntity.noContent().build();
    }
}
