// Apache HttpClient with key material.
package com.example.apache;

import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.ssl.TrustStrategy;

public class ApacheTrustAll {
    private final KeyStore cas;

    public ApacheTrustAll(KeyStore cas) {
        this.cas = cas;
    }

    SSLContext context(KeyStore identity, char[] password) throws Exception {
        TrustStrategy strategy = TrustAllStrategy.INSTANCE; // expect: MTLS403
        return SSLContexts.custom()
            .loadKeyMaterial(identity, password)
            .loadTrustMaterial(cas, strategy)
            .build();
    }
}
