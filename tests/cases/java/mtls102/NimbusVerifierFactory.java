// Nimbus: a factory makes the verifier for the key of the presented certificate.
package com.example.nim;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

public class NimbusVerifierFactory {
    private final X509TrustManager trust;
    private final X509CRL crl;

    public NimbusVerifierFactory(X509TrustManager trust, X509CRL crl) {
        this.trust = trust;
        this.crl = crl;
    }

    public String payload(SSLSession session, String compact) throws Exception {
        X509Certificate[] chain = (X509Certificate[]) session.getPeerCertificates();
        if (crl.isRevoked(chain[0])) {
            throw new SecurityException("revoked");
        }
        JWSObject jws = JWSObject.parse(compact);
        JWSVerifier verifier = new DefaultJWSVerifierFactory().createJWSVerifier(jws.getHeader(), chain[0].getPublicKey());
        if (!jws.verify(verifier)) { // expect: MTLS102
            throw new SecurityException("bad signature");
        }
        return jws.getPayload().toString();
    }
}
