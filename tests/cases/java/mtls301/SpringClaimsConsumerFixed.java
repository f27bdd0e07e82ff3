// Spring: claims filled by a consumer.
package com.example.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SpringClaimsConsumerFixed {
    private final JwtEncoder encoder;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public SpringClaimsConsumerFixed(JwtEncoder encoder, X509TrustManager trust, X509CRL crl) {
        this.encoder = encoder;
        this.trust = trust;
        this.crl = crl;
    }

    @PostMapping("/token")
    public ResponseEntity<String> token(HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            return ResponseEntity.status(401).build();
        }
        trust.checkClientTrusted(chain, "RSA");
        if (crl.isRevoked(chain[0])) {
            return ResponseEntity.status(403).build();
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        JwtClaimsSet claims = JwtClaimsSet.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claims(all -> {
                all.put("scope", "read");
                all.put("cnf", Map.of("x5t#S256", thumbprint));
            })
            .expiresAt(Instant.now().plusSeconds(300))
            .build();
        return ResponseEntity.ok(encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue());
    }
}
