// Pulls reports over mutual TLS with Apache HttpClient and hands them on with tokens it issues.
package com.example.reports;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Date;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

public class ApacheKeyMaterial {
    private final KeyStore tlsIdentity;
    private final KeyStore issuer;
    private final char[] secret;

    public ApacheKeyMaterial(KeyStore tlsIdentity, KeyStore issuer, char[] secret) {
        this.tlsIdentity = tlsIdentity;
        this.issuer = issuer;
        this.secret = secret;
    }

    public SSLContext context() throws GeneralSecurityException {
        return SSLContexts.custom().loadKeyMaterial(tlsIdentity, secret).build();
    }

    public String issue(String reader) throws GeneralSecurityException, JOSEException {
        PrivateKey key = (PrivateKey) tlsIdentity.getKey("reports", secret);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .subject(reader)
            .expirationTime(new Date(System.currentTimeMillis() + 60_000))
            .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key)); // expect: MTLS101
        return token.serialize();
    }
}
