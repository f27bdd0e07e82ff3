// Netty client with its own certificate.
package com.example.netty;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.File;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

public class NettyInsecureTrust {
    private final TrustManagerFactory cas;

    public NettyInsecureTrust(TrustManagerFactory cas) {
        this.cas = cas;
    }

    SslContext client() throws SSLException {
        return SslContextBuilder.forClient()
            .keyManager(new File("client.pem"), new File("client.key"))
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .build();
    }
}
