// options: short-lived-certificates
package com.example;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLSession;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

public class HolderSignature {
    private final PublicKey caKey;
    private final DefaultJWTProcessor<SecurityContext> processor;

    public HolderSignature(PublicKey caKey, DefaultJWTProcessor<SecurityContext> processor) {
        this.caKey = caKey;
        this.processor = processor;
    }

    public String subject(SSLSession session, String token)
            throws java.io.IOException, GeneralSecurityException, CertException, OperatorCreationException,
                BadJOSEException, JOSEException, ParseException {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        X509CertificateHolder holder = new X509CertificateHolder(client.getEncoded());
        if (!holder.isSignatureValid(new JcaContentVerifierProviderBuilder().build(caKey))) { // expect: MTLS203
            throw new SecurityException("not signed by our CA");
        }
        JWTClaimsSet claims = processor.process(token, null);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String presented = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        if (!presented.equals(claims.getJSONObjectClaim("cnf").get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
