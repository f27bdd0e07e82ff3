package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.JWTVerifier;
import io.jsonwebtoken.Jwts;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Unverified {
    String decoded(String token) {
        // ruleid: mtls103-unverified-token-java
        return JWT.decode(token).getSubject();
    }

    JWTVerifier none() {
        // ruleid: mtls103-unverified-token-java
        return JWT.require(Algorithm.none()).build();
    }

    Object unsecured(String token) {
        // ruleid: mtls103-unverified-token-java
        return Jwts.parser().unsecured().build().parse(token);
    }

    Object skipped() {
        // ruleid: mtls103-unverified-token-java
        return new JwtConsumerBuilder().setSkipSignatureVerification().build();
    }

    String payload(JsonWebSignature signature) {
        // ruleid: mtls103-unverified-token-java
        return signature.getUnverifiedPayload();
    }

    String peeked(String token, JWTVerifier verifier) {
        // ok: mtls103-unverified-token-java
        String issuer = JWT.decode(token).getIssuer();
        return verifier.verify(token).getSubject();
    }

    JWTVerifier verified(Algorithm issuer) {
        // ok: mtls103-unverified-token-java
        return JWT.require(issuer).build();
    }

    Object secured(String token, PublicKey key) {
        // ok: mtls103-unverified-token-java
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token);
    }

    String ofItsOwn(Wallet JWT, String token) {
        // ok: mtls103-unverified-token-java
        return JWT.unwrap(token);
    }
}
