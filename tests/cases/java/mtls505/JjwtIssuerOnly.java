// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLSession;

public class JjwtIssuerOnly {
    private final PublicKey issuer;

    public JjwtIssuerOnly(PublicKey issuer) {
        this.issuer = issuer;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        Claims claims = Jwts.parser().verifyWith(issuer).requireIssuer("https://issuer.example").build().parseSignedClaims(token).getPayload(); // expect: MTLS505
        Map<?, ?> confirmation = claims.get("cnf", Map.class);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(confirmation.get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
