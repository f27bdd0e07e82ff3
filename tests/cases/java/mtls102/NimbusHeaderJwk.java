// Verifies a token with the key in its own header (jwk).
package com.example.clearing;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import javax.net.ssl.SSLParameters;

public class NimbusHeaderJwk {
    private final JWKSet issuers;

    public NimbusHeaderJwk(JWKSet issuers) {
        this.issuers = issuers;
    }

    static void server(SSLParameters parameters) {
        parameters.setNeedClientAuth(true);
    }

    public JWTClaimsSet accept(String bearer) throws Exception {
        SignedJWT jwt = SignedJWT.parse(bearer);
        RSASSAVerifier verifier = new RSASSAVerifier(jwt.getHeader().getJWK().toRSAKey());
        if (!jwt.verify(verifier)) { // expect: MTLS102
            throw new SecurityException("bad signature");
        }
        return jwt.getJWTClaimsSet();
    }
}
