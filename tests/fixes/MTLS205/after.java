// OCSP and CRL through the platform; what to do when no answer comes.
package com.example.pki;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;

public class BuilderRevocationOff {
    private final Set<TrustAnchor> anchors;
    private final PrivateKey key;

    public BuilderRevocationOff(Set<TrustAnchor> anchors, PrivateKey key) {
        this.anchors = anchors;
        this.key = key;
    }

    public String token(HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            throw new SecurityException("no certificate");
        }
        validate(chain[0]);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        return Jwts.builder()
            .subject(chain[0].getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .expiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(key)
            .compact();
    }

    private void validate(X509Certificate certificate) throws Exception {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        CertPathBuilder builder = CertPathBuilder.getInstance("PKIX");
        parameters.setRevocationEnabled(true);
        builder.build(parameters);
    }
}
