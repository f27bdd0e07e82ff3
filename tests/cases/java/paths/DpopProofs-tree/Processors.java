package com.example.dpop;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.List;

final class Processors {
    private Processors() {}

    static ConfigurableJWTProcessor<SecurityContext> proofs() {
        ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("dpop+jwt")));
        processor.setJWSKeySelector((header, context) -> List.of(header.getJWK().toRSAKey().toPublicKey()));
        return processor;
    }
}
