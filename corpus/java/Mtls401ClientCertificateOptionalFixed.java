// The token service's own HTTPS listener, and its one handler.
package com.example.tokens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

public class Mtls401ClientCertificateOptionalFixed {
    public static HttpsServer start(SSLContext tls, TokenHandler tokens) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(8443), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters settings = getSSLContext().getDefaultSSLParameters();
                settings.setNeedClientAuth(true);
                parameters.setSSLParameters(settings);
            }
        });
        server.createContext("/token", tokens::handle);
        server.start();
        return server;
    }

    interface TokenHandler {
        void handle(HttpExchange exchange) throws IOException;
    }
}
