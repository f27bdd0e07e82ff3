// Tomcat, embedded.
package com.example.tomcat;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;

public class Tomcat {
    static void secure(Connector connector) {
        SSLHostConfig config = new SSLHostConfig();
        config.setTruststoreFile("/etc/clients.p12");
        config.setCertificateVerification("optional"); // expect: MTLS401
        connector.addSslHostConfig(config);
    }
}
