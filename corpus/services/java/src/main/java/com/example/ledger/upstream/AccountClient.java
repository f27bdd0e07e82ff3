package com.example.ledger.upstream;

import com.example.ledger.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.springframework.stereotype.Component;

/** Asks the core bank, to which this service authenticates with a certificate of its own. */
@Component
public class AccountClient {
    private final HttpClient http;
    private final String url;

    public AccountClient(Settings settings) throws GeneralSecurityException, IOException {
        char[] password = settings.storePassword().toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(settings.upstreamKeyStore())) {
            own.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), null, null);
        this.http = HttpClient.newBuilder().sslContext(tls).build();
        this.url = settings.upstreamUrl();
    }

    public String balance(String client, String account) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/accounts/" + account))
            .header("X-On-Behalf-Of", client)
            .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
