package com.example.ledger.config;

import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key pair that this issuer signs its tokens with. */
@Configuration
public class KeyConfig {
    private static final String ALIAS = "issuer";

    @Bean
    RSAPublicKey issuerPublicKey(Settings settings) throws GeneralSecurityException, IOException {
        return (RSAPublicKey) open(settings.issuerKeyStore(), settings).getCertificate(ALIAS).getPublicKey();
    }

    @Bean
    Algorithm issuerAlgorithm(Settings settings) throws GeneralSecurityException, IOException {
        KeyStore store = open(settings.issuerKeyStore(), settings);
        char[] password = settings.storePassword().toCharArray();
        return Algorithm.RSA256(
            (RSAPublicKey) store.getCertificate(ALIAS).getPublicKey(), (RSAPrivateKey) store.getKey(ALIAS, password));
    }

    private static KeyStore open(Path file, Settings settings) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, settings.storePassword().toCharArray());
        }
        return store;
    }
}
