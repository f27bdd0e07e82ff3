package com.example.orders.config;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;

public final class Listener {
    private Listener() {}

    public static void secure(Connector connector) {
        SSLHostConfig host = new SSLHostConfig();
        host.setTruststoreFile("/etc/orders/clients.p12");
        host.setCertificateVerification("required");
        host.setRevocationEnabled(true);
        connector.addSslHostConfig(host);
    }
}
