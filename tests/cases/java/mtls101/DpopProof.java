// A DPoP proof (RFC 9449) is made with the client's key.
package com.example.wallet;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.util.Date;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

public class DpopProof {
    private final KeyStore wallet;
    private final char[] pin;

    public DpopProof(KeyStore wallet, char[] pin) {
        this.wallet = wallet;
        this.pin = pin;
    }

    public HttpClient http() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(wallet, pin);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), null, null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    public String proof(JWSHeader header, String method, String uri) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .claim("htm", method)
            .claim("htu", uri)
            .issueTime(new Date())
            .build();
        SignedJWT proof = new SignedJWT(header, claims);
        proof.sign(new ECDSASigner((ECPrivateKey) wallet.getKey("wallet", pin)));
        return proof.serialize();
    }
}
