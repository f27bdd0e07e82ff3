// Nimbus: a verifier for the key of the presented certificate.
package com.example.nim;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

public class NimbusEcdsaVerifierFixed {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public NimbusEcdsaVerifierFixed(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    public String payload(SSLSession session, String compact) throws Exception {
        X509Certificate[] chain = (X509Certificate[]) session.getPeerCertificates();
        if (crl.isRevoked(chain[0])) {
            throw new SecurityException("revoked");
        }
        trust.checkClientTrusted(chain, "RSA");
        JWSObject jws = JWSObject.parse(compact);
        JWSVerifier verifier = new ECDSAVerifier((ECPublicKey) chain[0].getPublicKey());
        if (!jws.verify(verifier)) {
            throw new SecurityException("bad signature");
        }
        return jws.getPayload().toString();
    }
}
