// OCSP with BouncyCastle before a token is issued; the answer's signature is checked.
package com.example.ra;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculator;

public class BouncyCastleOcspSingle {
    private final JcaX509CertificateHolder issuer;
    private final DigestCalculator sha1;
    private final ContentVerifierProvider responder;
    private final JWSSigner signer;
    private final OcspTransport transport;

    public BouncyCastleOcspSingle(JcaX509CertificateHolder issuer, DigestCalculator sha1, ContentVerifierProvider responder,
            JWSSigner signer, OcspTransport transport) {
        this.issuer = issuer;
        this.sha1 = sha1;
        this.responder = responder;
        this.signer = signer;
        this.transport = transport;
    }

    interface OcspTransport {
        byte[] post(byte[] request);
    }

    static void listen(SSLServerSocket socket) {
        socket.setNeedClientAuth(true);
    }

    public String issue(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (!isGood(client)) {
            throw new SecurityException("revoked or unknown");
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(client.getEncoded())).toString()))
            .expirationTime(new Date(System.currentTimeMillis() + 300_000))
            .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        token.sign(signer);
        return token.serialize();
    }

    private boolean isGood(X509Certificate certificate) throws Exception {
        OCSPReq request = new OCSPReqBuilder()
            .addRequest(new CertificateID(sha1, issuer, certificate.getSerialNumber()))
            .build();
        OCSPResp response = new OCSPResp(transport.post(request.getEncoded()));
        if (response.getStatus() != OCSPResp.SUCCESSFUL) {
            return false;
        }
        BasicOCSPResp basic = (BasicOCSPResp) response.getResponseObject();
        if (!basic.isSignatureValid(responder)) {
            return false;
        }
        SingleResp single = basic.getResponses()[0];
        return single.getCertStatus() == null;
    }
}
