// Spring behind a proxy: the forwarded certificate as a method parameter.
package com.example.spring;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SpringRequestHeaderFixed {
    private final NimbusJwtEncoder encoder;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public SpringRequestHeaderFixed(NimbusJwtEncoder encoder, X509TrustManager trust, X509CRL crl) {
        this.encoder = encoder;
        this.trust = trust;
        this.crl = crl;
    }

    @PostMapping("/token")
    // expect: MTLS404
    public ResponseEntity<String> token(@RequestHeader("X-Client-Cert") String pem) throws Exception {
        X509Certificate client = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        trust.checkClientTrusted(new X509Certificate[] {client}, "RSA");
        if (crl.isRevoked(client)) {
            return ResponseEntity.badRequest().build();
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        JwtClaimsSet claims = JwtClaimsSet.builder()
            .issuer("https://as.example.com")
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiresAt(Instant.now().plusSeconds(300))
            .build();
        JwsHeader header = JwsHeader.with(() -> "RS256").build();
        return ResponseEntity.ok(encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
    }
}
