// options: persona=pedantic client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import javax.net.ssl.SSLSession;

public class NimbusByHand {
    private final DefaultJWTClaimsVerifier<SecurityContext> expected =
        new DefaultJWTClaimsVerifier<>(null, Set.of("sub"));
    private final ECPublicKey issuer;

    public NimbusByHand(ECPublicKey issuer) {
        this.issuer = issuer;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        SignedJWT signed = SignedJWT.parse(token);
        if (!signed.verify(new ECDSAVerifier(issuer))) { // expect: MTLS505
            throw new SecurityException("not signed by the issuer");
        }
        JWTClaimsSet claims = signed.getJWTClaimsSet();
        expected.verify(claims, null);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(claims.getJSONObjectClaim("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
