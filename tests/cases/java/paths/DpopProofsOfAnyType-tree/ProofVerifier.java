package com.example.dpop;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;

public class ProofVerifier {
    public String nonceOf(String proof) throws Exception {
        ConfigurableJWTProcessor<SecurityContext> processor = Processors.proofs();
        // expect: MTLS102
        JWTClaimsSet claims = processor.process(proof, null);
        return claims.getStringClaim("nonce");
    }
}
