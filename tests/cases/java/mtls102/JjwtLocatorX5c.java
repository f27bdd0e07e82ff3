// Tokens of partners carry their certificate chain (x5c); the key to verify them is found by a locator.
package com.example.exchange;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.ProtectedHeader;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.List;

public class JjwtLocatorX5c {
    private final PKIXParameters partnerCas;

    public JjwtLocatorX5c(PKIXParameters partnerCas) {
        this.partnerCas = partnerCas;
    }

    public String partnerOf(String token) {
        Claims claims = Jwts.parser()
            .keyLocator(new PartnerKeys())
            .build()
            .parseSignedClaims(token) // expect: MTLS102
            .getPayload();
        return claims.getSubject();
    }

    private final class PartnerKeys extends LocatorAdapter<Key> {
        @Override
        protected Key locate(ProtectedHeader header) {
            List<X509Certificate> chain = header.getX509Chain();
            return chain.get(0).getPublicKey();
        }
    }
}
