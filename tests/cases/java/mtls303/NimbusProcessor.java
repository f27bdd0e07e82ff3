// Nimbus: a configured processor verifies; binding by the certificate's thumbprint.
package com.example.proc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;

public class NimbusProcessor {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final X509CRL crl;

    public NimbusProcessor(JWKSource<SecurityContext> issuers, X509CRL crl) {
        this.crl = crl;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, issuers));
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String subject(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JWTClaimsSet claims = processor.process(token, null); // expect: MTLS303
        X509CertificateConfirmation bound = X509CertificateConfirmation.parse(claims);
        return claims.getSubject();
    }
}
