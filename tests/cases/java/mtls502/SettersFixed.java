// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLSession;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

public class SettersFixed {
    private final PrivateKey key;

    public SettersFixed(PrivateKey key) {
        this.key = key;
    }

    public String minutes(SSLSession session) throws Exception {
        JwtClaims claims = claims(session);
        claims.setExpirationTimeMinutesInTheFuture(60);
        return signed(claims);
    }

    public String numeric(SSLSession session) throws Exception {
        JwtClaims claims = claims(session);
        NumericDate end = NumericDate.now();
        end.addSeconds(600);
        claims.setExpirationTime(end);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        return signature.getCompactSerialization();
    }

    public String quarkus(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        return Jwt.claims()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiresIn(Duration.ofMinutes(2))
            .sign(key);
    }

    public String quarkusInstant(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        return Jwt.claims()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiresAt(Instant.now().plus(Duration.ofMinutes(2)))
            .sign(key);
    }

    public String vertx(SSLSession session, JWTAuth tokens) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()));
        return tokens.generateToken(claims, new JWTOptions().setExpiresInMinutes(15));
    }

    public String vertxSeconds(SSLSession session, JWTAuth tokens) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JsonObject claims = new JsonObject()
            .put("sub", client.getSubjectX500Principal().getName())
            .put("cnf", new JsonObject().put("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()));
        return tokens.generateToken(claims, new JWTOptions().setExpiresInSeconds(15));
    }

    private String signed(JwtClaims claims) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        return signature.getCompactSerialization();
    }

    private JwtClaims claims(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        JwtClaims claims = new JwtClaims();
        claims.setSubject(client.getSubjectX500Principal().getName());
        claims.setClaim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()));
        return claims;
    }
}
