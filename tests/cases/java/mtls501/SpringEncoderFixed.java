// Spring MVC: the container's certificates as a method parameter.
package com.example.mvc;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SpringEncoderFixed {
    private final JwtEncoder encoder;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public SpringEncoderFixed(JwtEncoder encoder, X509TrustManager trust, X509CRL crl) {
        this.encoder = encoder;
        this.trust = trust;
        this.crl = crl;
    }

    @PostMapping("/oauth2/token")
    public ResponseEntity<Map<String, String>> token(
            @RequestAttribute("jakarta.servlet.request.X509Certificate") X509Certificate[] chain) throws Exception {
        trust.checkClientTrusted(chain, "RSA");
        if (crl.isRevoked(chain[0])) {
            return ResponseEntity.status(403).build();
        }
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.encodeBase64URLSafeString(DigestUtils.sha256(chain[0].getEncoded()))))
            .issuedAt(now)
            .expiresAt(now.plusSeconds(300))
            .build();
        String token = encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
        return ResponseEntity.ok(Map.of("access_token", token));
    }
}
