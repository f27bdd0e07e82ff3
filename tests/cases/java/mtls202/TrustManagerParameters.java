// Trust managers made by hand: with revocation, when they are made from PKIX parameters that check it.
package com.example.tm;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import io.smallrye.jwt.build.Jwt;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

public class TrustManagerParameters {
    private final KeyStore anchors;
    private final PrivateKey key;

    public TrustManagerParameters(KeyStore anchors, PrivateKey key) {
        this.anchors = anchors;
        this.key = key;
    }

    public String issue(ExtendedSSLSession session) throws Exception {
        X509Certificate[] chain = (X509Certificate[]) session.getPeerCertificates();
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        X509TrustManager manager = find(factory.getTrustManagers());
        manager.checkClientTrusted(chain, "RSA");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        return Jwt.claims()
            .subject(session.getPeerPrincipal().getName())
            .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
            .sign(key); // expect: MTLS202
    }

    private static X509ExtendedTrustManager find(TrustManager[] managers) throws CertificateException {
        for (TrustManager manager : managers) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new CertificateException("no X.509 trust manager");
    }
}
