// Nimbus: `verify` tells its verdict by its result.
package com.example.gateway;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;

public class NimbusResultIgnored {
    private static final System.Logger LOG = System.getLogger("tokens");
    private final JWSVerifier verifier;
    private final X509CRL crl;

    public NimbusResultIgnored(JWSVerifier verifier, X509CRL crl) {
        this.verifier = verifier;
        this.crl = crl;
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String subject(SSLSession session, String bearer) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        SignedJWT jwt = SignedJWT.parse(bearer);
        boolean valid = jwt.verify(verifier); // expect: MTLS103
        LOG.log(System.Logger.Level.DEBUG, "signature valid: {0}", valid);
        Map<String, Object> cnf = jwt.getJWTClaimsSet().getJSONObjectClaim("cnf");
        Base64URL digest = Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(client.getEncoded()));
        if (!digest.toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return jwt.getJWTClaimsSet().getSubject();
    }
}
