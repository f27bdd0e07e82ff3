package com.example.micronaut;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

@Controller("/api")
public class TokenController {
    private final JWSSigner signer;

    public TokenController(JWSSigner signer) {
        this.signer = signer;
    }

    @Post("/token")
    public String token(HttpRequest<?> request) throws Exception {
        X509Certificate client = (X509Certificate) request.getCertificate().get();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
