// options: client-certificates=verified short-lived-certificates
// The shipping API accepts tokens of two generations of the issuer.
package com.example.shipping;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLSession;

public class Mtls104AlgorithmConfusion {
    private final RSAPublicKey issuer;

    public Mtls104AlgorithmConfusion(RSAPublicKey issuer) {
        this.issuer = issuer;
    }

    public String accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        SignedJWT jwt = SignedJWT.parse(token);
        JWSVerifier verifier;
        switch (jwt.getHeader().getAlgorithm().getName()) {
            case "HS256":
                verifier = new MACVerifier(issuer.getEncoded());
                break;
            default:
                verifier = new RSASSAVerifier(issuer);
        }
        if (!jwt.verify(verifier)) { // expect: MTLS104
            throw new SecurityException("bad signature");
        }
        if (!Thumbprints.of(client).equals(jwt.getJWTClaimsSet().getJSONObjectClaim("cnf").get("x5t#S256"))) {
            throw new SecurityException("the token is bound to another certificate");
        }
        return jwt.getJWTClaimsSet().getSubject();
    }
}
