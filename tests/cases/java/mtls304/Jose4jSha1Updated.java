// jose4j: claims set one by one.
package com.example.jose;

import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

public class Jose4jSha1Updated {
    private final PrivateKey key;
    private final X509CRL crl;

    public Jose4jSha1Updated(PrivateKey key, X509CRL crl) {
        this.key = key;
        this.crl = crl;
    }

    static SSLEngine server(SSLEngine engine) {
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    public String issue(SSLEngine engine) throws Exception {
        X509Certificate client = (X509Certificate) engine.getSession().getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://as.example.com");
        claims.setSubject(client.getSubjectX500Principal().getName());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        Map<String, Object> confirmation = new HashMap<>();
        confirmation.put("x5t#S256", thumbprint(client));
        claims.setClaim("cnf", confirmation);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jws.getCompactSerialization();
    }

    private static String thumbprint(X509Certificate certificate) throws Exception {
        MessageDigest md = MessageDigest.getInstance("SHA-1");
        md.update(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(md.digest()); // expect: MTLS304
    }
}
