package com.example;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Algorithms {
    Object selector(JWKSource<SecurityContext> keys) {
        // ruleid: mtls104-algorithm-confusion-java
        return new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.HS256), keys);
    }

    Object constraints() {
        // ruleid: mtls104-algorithm-confusion-java
        return new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.HMAC_SHA256);
    }

    void consumer(JwtConsumerBuilder builder) {
        // ruleid: mtls104-algorithm-confusion-java
        builder.setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    Object selectorOfOne(JWKSource<SecurityContext> keys) {
        // ok: mtls104-algorithm-confusion-java
        return new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256), keys);
    }

    Object constraintsOfOne() {
        // ok: mtls104-algorithm-confusion-java
        return new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    Object blocked() {
        // ok: mtls104-algorithm-confusion-java
        return new AlgorithmConstraints(ConstraintType.BLOCK, AlgorithmIdentifiers.HMAC_SHA256, AlgorithmIdentifiers.RSA_USING_SHA256);
    }
}
