// Undertow.
package com.example.undertow;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import javax.net.ssl.SSLContext;
import org.xnio.Options;
import org.xnio.SslClientAuthMode;

public class UndertowFixed {
    static Undertow server(SSLContext context, HttpHandler handler) {
        return Undertow.builder()
            .addHttpsListener(8443, "0.0.0.0", context)
            .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED)
            .setHandler(handler)
            .build();
    }
}
