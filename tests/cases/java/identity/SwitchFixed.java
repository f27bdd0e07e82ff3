package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.util.Map;

public class SwitchFixed {
    private final Algorithm algorithm;

    public SwitchFixed(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    public String accept(X509Certificate client, String token) {
        DecodedJWT decoded = JWT.require(algorithm).build().verify(token);
        Map<String, Object> cnf = decoded.getClaim("cnf").asMap();
        boolean same = cnf != null && X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"));
        String kind = String.valueOf(decoded.getHeaderClaim("typ").asString());
        return switch (kind) {
            case "at+jwt", "JWT" -> {
                if (!same) {
                    throw new SecurityException("bound to another certificate");
                }
                yield decoded.getSubject();
            }
            default -> throw new SecurityException("no access token");
        };
    }
}
