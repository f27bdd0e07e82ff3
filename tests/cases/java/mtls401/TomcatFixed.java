// Tomcat, embedded.
package com.example.tomcat;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;

public class TomcatFixed {
    static void secure(Connector connector) {
        SSLHostConfig config = new SSLHostConfig();
        config.setTruststoreFile("/etc/clients.p12");
        config.setCertificateVerification("required");
        connector.addSslHostConfig(config);
    }
}
