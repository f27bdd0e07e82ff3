// java-jwt: the certificate in the token's own header supplies the key.
package com.example.auth0;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.net.ssl.X509TrustManager;

public class Auth0HeaderCertificateEc {
    private final X509TrustManager trust;

    public Auth0HeaderCertificateEc(X509TrustManager trust) {
        this.trust = trust;
    }

    public String subject(String token) throws Exception {
        DecodedJWT jwt = JWT.decode(token);
        String first = jwt.getHeaderClaim("x5c").asList(String.class).get(0);
        X509Certificate signer = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(first)));
        Algorithm algorithm = Algorithm.ECDSA256((ECPublicKey) signer.getPublicKey());
        algorithm.verify(jwt); // expect: MTLS102
        return jwt.getSubject();
    }
}
