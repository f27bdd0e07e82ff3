// Validates partner certificates, with revocation over OCSP, before a token is issued.
package com.example.partners;

import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSession;

public class Mtls205RevocationFailOpenFixed {
    private final Set<TrustAnchor> anchors;
    private final PrivateKey issuerKey;

    public Mtls205RevocationFailOpenFixed(Set<TrustAnchor> anchors, PrivateKey issuerKey) {
        this.anchors = anchors;
        this.issuerKey = issuerKey;
    }

    public String tokenFor(SSLSession session) throws Exception {
        X509Certificate partner = (X509Certificate) session.getPeerCertificates()[0];
        validate(partner);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(partner.getEncoded());
        return Jwts.builder()
            .setSubject(partner.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .setExpiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey)
            .compact();
    }

    private void validate(X509Certificate certificate) throws GeneralSecurityException {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.addCertPathChecker(checker);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        validator.validate(factory.generateCertPath(List.of(certificate)), parameters);
    }
}
