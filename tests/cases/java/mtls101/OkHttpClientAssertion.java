// A client assertion (RFC 7523) is signed with the client's own key by definition.
package com.example.settlement;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

public class OkHttpClientAssertion {
    private static final String CLIENT_ID = "settlement-agent";
    private final KeyStore identity;
    private final char[] password;

    public OkHttpClientAssertion(KeyStore identity, char[] password) {
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

    public String clientAssertion(String tokenEndpoint) throws Exception {
        RSAPrivateKey key = (RSAPrivateKey) identity.getKey("agent", password);
        return JWT.create()
            .withIssuer(CLIENT_ID)
            .withSubject(CLIENT_ID)
            .withAudience(tokenEndpoint)
            .withJWTId(UUID.randomUUID().toString())
            .withExpiresAt(Instant.now().plusSeconds(60))
            .sign(Algorithm.RSA256(null, key));
    }
}
