// A settlement agent: mutual TLS towards the clearing house, tokens of its own for its workers.
package com.example.settlement;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

public class OkHttpIdentity {
    private final KeyStore identity;
    private final char[] password;

    public OkHttpIdentity(KeyStore identity, char[] password) {
        this.identity = identity;
        this.password = password;
    }

    public OkHttpClient clearingHouse(X509TrustManager trust) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
        managers.init(identity, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust).build();
    }

    public String workerToken(String worker) throws Exception {
        RSAPrivateKey key = (RSAPrivateKey) identity.getKey("agent", password);
        return JWT.create()
            .withSubject(worker)
            .withExpiresAt(Instant.now().plusSeconds(120))
            .sign(Algorithm.RSA256(null, key)); // expect: MTLS101
    }
}
