package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.BiPredicate;

public class LambdaFixed {
    private final Algorithm algorithm;
    private final BiPredicate<DecodedJWT, X509Certificate> bound = (token, client) -> {
        Map<String, Object> cnf = token.getClaim("cnf").asMap();
        return cnf != null && X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"));
    };

    public LambdaFixed(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    public String accept(X509Certificate client, String token) {
        DecodedJWT decoded = JWT.require(algorithm).build().verify(token);
        if (!bound.test(decoded, client)) {
            throw new SecurityException("bound to another certificate");
        }
        return decoded.getSubject();
    }
}
