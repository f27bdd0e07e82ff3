package com.example.ledger.web;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may read: whether the service lives, and its public key. */
@RestController
public class PublicController {
    private final RSAPublicKey key;

    public PublicController(RSAPublicKey key) {
        this.key = key;
    }

    @GetMapping("/health")
    public Map<String, String> health() {
        return Map.of("status", "up");
    }

    @GetMapping("/.well-known/jwks.json")
    public Map<String, Object> keys() {
        return Map.of("keys", List.of(Map.of(
            "kty", "RSA", "use", "sig", "alg", "RS256",
            "n", encode(key.getModulus()), "e", encode(key.getPublicExponent()))));
    }

    private static String encode(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }
}
