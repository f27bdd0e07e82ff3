// A resource server: certificate-bound tokens of the group's authorization server.
package com.example.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

public class Mtls103UnverifiedTokenFixed {
    private final JWSVerifier verifier;
    private final X509CRL crl;

    public Mtls103UnverifiedTokenFixed(JWSVerifier verifier, X509CRL crl) {
        this.verifier = verifier;
        this.crl = crl;
    }

    static void configure(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    /** The account holder on whose behalf the client acts. */
    public String authenticate(SSLSocket connection, String bearer)
            throws SSLPeerUnverifiedException, ParseException, JOSEException {
        X509Certificate client = (X509Certificate) connection.getSession().getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("certificate revoked");
        }
        SignedJWT token = SignedJWT.parse(bearer);
        if (!token.verify(verifier)) {
            throw new SecurityException("bad signature");
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
        String expected = X509CertUtils.computeSHA256Thumbprint(client).toString();
        if (confirmation == null || !expected.equals(confirmation.get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        if (claims.getExpirationTime().before(new Date())) {
            throw new SecurityException("expired");
        }
        return claims.getSubject();
    }
}
