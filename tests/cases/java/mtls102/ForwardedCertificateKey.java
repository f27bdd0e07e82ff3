// Behind nginx, which forwards the client's certificate in a header; tokens are signed by the client.
package com.example.edge;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ForwardedCertificateKey {
    private final PKIXParameters clients;

    public ForwardedCertificateKey(PKIXParameters clients) {
        this.clients = clients;
    }

    @GetMapping("/profile")
    public String profile(HttpServletRequest request) throws Exception {
        // expect: MTLS404
        String pem = URLDecoder.decode(request.getHeader("X-SSL-Client-Cert"), StandardCharsets.UTF_8);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate client = (X509Certificate) factory.generateCertificate(
            new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        Claims claims = Jwts.parser()
            .verifyWith(client.getPublicKey())
            .build()
            .parseSignedClaims(request.getHeader("Authorization").substring(7)) // expect: MTLS102 MTLS202
            .getPayload();
        return claims.getSubject();
    }
}
