// Apache HttpClient with key material.
package com.example.apache;

import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.ssl.TrustStrategy;

public class ApacheTrustAllFixed {
    private final KeyStore cas;

    public ApacheTrustAllFixed(KeyStore cas) {
        this.cas = cas;
    }

    SSLContext context(KeyStore identity, char[] password) throws Exception {
        TrustStrategy strategy = null;
        return SSLContexts.custom()
            .loadKeyMaterial(identity, password)
            .loadTrustMaterial(cas, strategy)
            .build();
    }
}
