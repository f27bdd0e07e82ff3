// A partner gateway: it calls the ledger over mutual TLS and passes its users on in tokens it issues.
package com.example.gateway;

import io.jsonwebtoken.Jwts;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

public class Mtls101ClientKeySigningFixed {
    private final KeyStore clientStore;
    private final KeyStore issuerStore;
    private final char[] password = System.getenv("STORE_PASSWORD").toCharArray();
    private final HttpClient ledger;

    public Mtls101ClientKeySigningFixed() throws Exception {
        clientStore = load("/etc/gateway/client.p12");
        issuerStore = load("/etc/gateway/issuer.p12");
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(clientStore, password);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), null, null);
        ledger = HttpClient.newBuilder().sslContext(tls).build();
    }

    private KeyStore load(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password);
        }
        return store;
    }

    public String balance(String user) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://ledger.internal/balance"))
            .header("Authorization", "Bearer " + tokenFor(user))
            .build();
        return ledger.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String tokenFor(String user) throws Exception {
        PrivateKey key = (PrivateKey) issuerStore.getKey("gateway", password);
        return Jwts.builder()
            .subject(user)
            .issuer("https://gateway.example.com")
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
    }
}
