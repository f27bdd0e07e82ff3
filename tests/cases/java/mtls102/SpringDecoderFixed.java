// Spring: decoders built by hand.
package com.example.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.X509TrustManager;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SpringDecoderFixed {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public SpringDecoderFixed(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    @GetMapping("/me")
    public ResponseEntity<String> me(HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            return new ResponseEntity<>(HttpStatus.UNAUTHORIZED);
        }
        String header = request.getHeader("Authorization");
        if (header == null) {
            return ResponseEntity.badRequest().body("no token");
        }
        trust.checkClientTrusted(chain, "RSA");
        if (crl.isRevoked(chain[0])) {
            return new ResponseEntity<>("revoked", HttpStatus.FORBIDDEN);
        }
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey((RSAPublicKey) chain[0].getPublicKey()).build();
        Jwt token = decoder.decode(header.substring(7));
        return ResponseEntity.ok(token.getSubject());
    }
}
