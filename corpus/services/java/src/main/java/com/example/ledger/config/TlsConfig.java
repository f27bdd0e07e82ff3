package com.example.ledger.config;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The listener: no connection without a client certificate of our authorities. */
@Configuration
public class TlsConfig {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tls(Settings settings) {
        return factory -> factory.addConnectorCustomizers(connector -> secure(connector, settings));
    }

    private static void secure(Connector connector, Settings settings) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setTruststoreFile(settings.clientAuthorities().toString());
        host.setTruststorePassword(settings.storePassword());
        host.setCertificateVerification("required");

        SSLHostConfigCertificate own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
        own.setCertificateKeystoreFile(settings.serverKeyStore().toString());
        own.setCertificateKeystorePassword(settings.storePassword());
        host.addCertificate(own);

        connector.setPort(8443);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
    }
}
