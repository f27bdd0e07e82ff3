// Verifies a payment instruction signed by a participant, whose certificate is in the token's header.
package com.example.clearing;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

public class NimbusX5cFixed {
    private final PKIXParameters scheme;

    public NimbusX5cFixed(PKIXParameters scheme) {
        this.scheme = scheme;
    }

    public JWTClaimsSet accept(String instruction) throws Exception {
        SignedJWT jwt = SignedJWT.parse(instruction);
        X509Certificate signer = X509CertUtils.parse(jwt.getHeader().getX509CertChain().get(0).decode());
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(signer)), scheme);
        if (!jwt.verify(new RSASSAVerifier((RSAPublicKey) signer.getPublicKey()))) {
            throw new SecurityException("bad signature");
        }
        return jwt.getJWTClaimsSet();
    }
}
