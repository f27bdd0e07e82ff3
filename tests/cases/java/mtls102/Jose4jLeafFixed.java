// jose4j: the leaf certificate of the token's own header supplies the key.
package com.example.hub;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.jose4j.jws.JsonWebSignature;

public class Jose4jLeafFixed {
    private final X509TrustManager hubCas;

    public Jose4jLeafFixed(X509TrustManager hubCas) {
        this.hubCas = hubCas;
    }

    public String payload(String compact) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(compact);
        X509Certificate leaf = jws.getLeafCertificateHeaderValue();
        hubCas.checkClientTrusted(new X509Certificate[] {leaf}, "RSA");
        jws.setKey(leaf.getPublicKey());
        if (!jws.verifySignature()) {
            throw new SecurityException("bad signature");
        }
        return jws.getPayload();
    }
}
