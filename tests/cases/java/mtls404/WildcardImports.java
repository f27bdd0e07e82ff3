// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.*;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/api")
public class WildcardImports {
    private final List<String> trusted;
    private final String proxySecret;
    private final Algorithm algorithm;

    public WildcardImports(List<String> trusted, String proxySecret, Algorithm algorithm) {
        this.trusted = trusted;
        this.proxySecret = proxySecret;
        this.algorithm = algorithm;
    }

    @PostMapping("/presence")
    // expect: MTLS404
    public String presence(@RequestHeader(value = "X-SSL-Client-Cert", required = false) String header) {
        return issue(header);
    }

    @PostMapping("/secret")
    public ResponseEntity<String> secret(
            @RequestHeader("X-SSL-Client-Cert") String header, @RequestHeader("X-Proxy-Auth") String presented) {
        if (!MessageDigest.isEqual(proxySecret.getBytes(), presented.getBytes())) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return ResponseEntity.ok(issue(header));
    }

    @PostMapping("/listed")
    public ResponseEntity<String> listed(@RequestHeader HttpHeaders headers, HttpServletRequest request) {
        if (trusted.stream().noneMatch(address -> address.equals(request.getRemoteAddr()))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return ResponseEntity.ok(issue(headers.getFirst("X-SSL-Client-Cert")));
    }

    @PostMapping("/claimed")
    public ResponseEntity<String> claimed(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        String address = forwarded != null ? forwarded.split(",")[0].trim() : request.getRemoteAddr();
        if (!trusted.contains(address)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return ResponseEntity.ok(issue(request.getHeader("X-SSL-Client-Cert"))); // expect: MTLS404
    }

    private String issue(String header) {
        X509Certificate client = X509CertUtils.parse(header);
        return JWT.create()
            .withSubject(client.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(algorithm);
    }
}
