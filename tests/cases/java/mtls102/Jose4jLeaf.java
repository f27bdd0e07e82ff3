// jose4j: the leaf certificate of the token's own header supplies the key.
package com.example.hub;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.jose4j.jws.JsonWebSignature;

public class Jose4jLeaf {
    private final X509TrustManager hubCas;

    public Jose4jLeaf(X509TrustManager hubCas) {
        this.hubCas = hubCas;
    }

    public String payload(String compact) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(compact);
        X509Certificate leaf = jws.getLeafCertificateHeaderValue();
        jws.setKey(leaf.getPublicKey());
        if (!jws.verifySignature()) { // expect: MTLS102
            throw new SecurityException("bad signature");
        }
        return jws.getPayload();
    }
}
