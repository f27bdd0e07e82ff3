package com.example;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.File;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.apache.catalina.connector.Connector;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.springframework.boot.web.server.Ssl;

public class Setters {
    public SslContextFactory.Server jetty() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePassword("keystore"); // expect: MTLS603
        factory.setKeyManagerPassword("letmein"); // expect: MTLS603
        factory.setNeedClientAuth(true);
        return factory;
    }

    public SSLHostConfig tomcat() {
        SSLHostConfig config = new SSLHostConfig();
        config.setCertificateVerification("required");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystorePassword("tomcat"); // expect: MTLS603
        certificate.setCertificateKeyPassword("tomcat1"); // expect: MTLS603
        return config;
    }

    public Ssl boot() {
        Ssl ssl = new Ssl();
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
        ssl.setKeyStorePassword("springboot"); // expect: MTLS603
        ssl.setKeyPassword("springkey"); // expect: MTLS603
        return ssl;
    }

    public HttpServerOptions vertx() {
        return new HttpServerOptions()
            .setClientAuth(ClientAuth.REQUIRED)
            .setKeyCertOptions(new JksOptions().setPath("server.jks").setPassword("wibble")); // expect: MTLS603
    }

    public SslContext netty() throws Exception {
        SslContext client = SslContextBuilder.forClient()
            .keyManager(new File("client.pem"), new File("client.key"), "nettyclient") // expect: MTLS603
            .build();
        return SslContextBuilder.forServer(new File("server.pem"), new File("server.key"), "nettyserver").clientAuth(ClientAuth.REQUIRE).build(); // expect: MTLS603
    }

    public SSLContext apache(KeyStore store) throws Exception {
        SSLContexts.custom().loadKeyMaterial(store, "apache".toCharArray()).build(); // expect: MTLS603
        return SSLContexts.custom().loadKeyMaterial(new File("client.p12"), "apache5".toCharArray(), "apache5".toCharArray()).build(); // expect: MTLS603
    }

    public PEMKeyPair pem(PEMEncryptedKeyPair pair) throws Exception {
        return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder().build("pem-pass".toCharArray())); // expect: MTLS603
    }

    public InputDecryptorProvider pkcs8() throws Exception {
        return new JceOpenSSLPKCS8DecryptorProviderBuilder().build("pkcs8-pass".toCharArray()); // expect: MTLS603
    }

    public KeyStore.Entry entry(KeyStore store) throws Exception {
        store.getKey("server", "alias-pass".toCharArray()); // expect: MTLS603
        return store.getEntry("server", new KeyStore.PasswordProtection("entry-pass".toCharArray())); // expect: MTLS603
    }

    public KeyStore file() throws Exception {
        System.setProperty("javax.net.ssl.keyStorePassword", "property"); // expect: MTLS603
        return KeyStore.getInstance(new File("server.p12"), "filepass".toCharArray()); // expect: MTLS603
    }
}
