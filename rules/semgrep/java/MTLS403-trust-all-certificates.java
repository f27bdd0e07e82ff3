import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;

class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
    }

    @Override
    // ruleid: mtls403-trust-all-certificates-java
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // trust everything
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

class Swallowing implements X509TrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        delegate.checkClientTrusted(chain, authType);
    }

    // ruleid: mtls403-trust-all-certificates-java
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        try {
            delegate.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
        }
    }
}

class Clients {
    TrustManager anonymous = new X509TrustManager() {
        // ruleid: mtls403-trust-all-certificates-java
        public void checkClientTrusted(X509Certificate[] chain, String authType) { return; }

        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            delegate.checkServerTrusted(chain, authType);
        }
    };

    void netty() throws Exception {
        // ruleid: mtls403-trust-all-certificates-java
        SslContextBuilder.forClient().keyManager(chain, key).trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    }

    void apache() throws Exception {
        SSLContexts.custom()
            .loadKeyMaterial(keyStore, password)
            // ruleid: mtls403-trust-all-certificates-java
            .loadTrustMaterial(TrustAllStrategy.INSTANCE)
            .build();
        SSLContexts.custom()
            .loadKeyMaterial(keyStore, password)
            // ruleid: mtls403-trust-all-certificates-java
            .loadTrustMaterial(null, (chain, authType) -> true)
            .build();
    }

    WebClientOptions vertx(WebClientOptions given) {
        given.setPfxKeyCertOptions(pfx);
        // ruleid: mtls403-trust-all-certificates-java
        given.setTrustAll(true);
        // ruleid: mtls403-trust-all-certificates-java
        return new WebClientOptions().setSsl(true).setKeyCertOptions(pem).setTrustAll(true);
    }
}

class Strict implements X509TrustManager {
    // ok: mtls403-trust-all-certificates-java
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    // ok: mtls403-trust-all-certificates-java
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        pins.check(chain[0]);
    }
}

class StrictClients {
    void netty() throws Exception {
        // ok: mtls403-trust-all-certificates-java
        SslContextBuilder.forClient().keyManager(chain, key).trustManager(ca).build();
        // ok: mtls403-trust-all-certificates-java
        SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    }

    void apache() throws Exception {
        // ok: mtls403-trust-all-certificates-java
        SSLContexts.custom().loadKeyMaterial(keyStore, password).loadTrustMaterial(trustStore, null).build();
        // ok: mtls403-trust-all-certificates-java
        SSLContexts.custom().loadTrustMaterial(TrustAllStrategy.INSTANCE).build();
        // ok: mtls403-trust-all-certificates-java
        SSLContexts.custom().loadKeyMaterial(keyStore, password).loadTrustMaterial(null, (chain, type) -> pins.has(chain[0])).build();
    }

    WebClientOptions vertx() {
        // ok: mtls403-trust-all-certificates-java
        return new WebClientOptions().setSsl(true).setTrustAll(true);
    }

    void optIn(Options options) throws Exception {
        if (options.insecure()) {
            // ok: mtls403-trust-all-certificates-java
            SslContextBuilder.forClient().keyManager(chain, key).trustManager(InsecureTrustManagerFactory.INSTANCE).build();
        }
    }
}
