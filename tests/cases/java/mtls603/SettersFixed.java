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

public class SettersFixed {
    public SslContextFactory.Server jetty() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStorePassword(System.getenv("P"));
        factory.setKeyManagerPassword(System.getenv("P"));
        factory.setNeedClientAuth(true);
        return factory;
    }

    public SSLHostConfig tomcat() {
        SSLHostConfig config = new SSLHostConfig();
        config.setCertificateVerification("required");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystorePassword(System.getenv("P"));
        certificate.setCertificateKeyPassword(System.getenv("P"));
        return config;
    }

    public Ssl boot() {
        Ssl ssl = new Ssl();
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
        ssl.setKeyStorePassword(System.getenv("P"));
        ssl.setKeyPassword(System.getenv("P"));
        return ssl;
    }

    public HttpServerOptions vertx() {
        return new HttpServerOptions()
            .setClientAuth(ClientAuth.REQUIRED)
            .setKeyCertOptions(new JksOptions().setPath("server.jks").setPassword(System.getenv("P")));
    }

    public SslContext netty() throws Exception {
        SslContext client = SslContextBuilder.forClient()
            .keyManager(new File("client.pem"), new File("client.key"), System.getenv("P"))
            .build();
        return SslContextBuilder.forServer(new File("server.pem"), new File("server.key"), System.getenv("P")).clientAuth(ClientAuth.REQUIRE).build();
    }

    public SSLContext apache(KeyStore store) throws Exception {
        SSLContexts.custom().loadKeyMaterial(store, System.getenv("P").toCharArray()).build();
        return SSLContexts.custom().loadKeyMaterial(new File("client.p12"), System.getenv("P").toCharArray(), System.getenv("P").toCharArray()).build();
    }

    public PEMKeyPair pem(PEMEncryptedKeyPair pair) throws Exception {
        return pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder().build(System.getenv("P").toCharArray()));
    }

    public InputDecryptorProvider pkcs8() throws Exception {
        return new JceOpenSSLPKCS8DecryptorProviderBuilder().build(System.getenv("P").toCharArray());
    }

    public KeyStore.Entry entry(KeyStore store) throws Exception {
        store.getKey("server", System.getenv("P").toCharArray());
        return store.getEntry("server", new KeyStore.PasswordProtection(System.getenv("P").toCharArray()));
    }

    public KeyStore file() throws Exception {
        System.setProperty("javax.net.ssl.keyStorePassword", System.getenv("P"));
        return KeyStore.getInstance(new File("server.p12"), System.getenv("P").toCharArray());
    }
}
