// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class HeaderParameterFixed {
    private final IpAddressMatcher gateways = new IpAddressMatcher("10.2.0.0/16");
    private final JWSSigner signer;
    private final String gatewayToken;

    public HeaderParameterFixed(JWSSigner signer, String gatewayToken) {
        this.signer = signer;
        this.gatewayToken = gatewayToken;
    }

    @PostMapping("/token")
    public ResponseEntity<String> token(
            HttpServletRequest request,
            @RequestHeader("X-Forwarded-Client-Cert") String header,
            @RequestHeader("X-Gateway-Token") String presented) throws JOSEException {
        if (!gatewayToken.equals(presented)) {
            return ResponseEntity.status(403).build();
        }
        X509Certificate client = X509CertUtils.parse(header);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expirationTime(Date.from(Instant.now().plus(10, ChronoUnit.MINUTES)))
            .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        jwt.sign(signer);
        return ResponseEntity.ok(jwt.serialize());
    }
}
