package com.acme.pki;

import java.security.cert.X509Certificate;

public interface Directory {
    void requireAccepted(X509Certificate certificate);
}
