package com.example.iam;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** Tells whether a client may have a token. */
public class CertificateGuard {
    private static final System.Logger LOG = System.getLogger("guard");
    private final PKIXParameters trust;

    public CertificateGuard(PKIXParameters trust) {
        this.trust = trust;
    }

    public boolean isAcceptable(X509Certificate[] chain) {
        if (chain == null || chain.length == 0) {
            return false;
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(Arrays.asList(chain)), trust);
        } catch (GeneralSecurityException e) {
            LOG.log(System.Logger.Level.WARNING, "certificate of client is not acceptable", e);
            return false;
        }
        return true;
    }
}
