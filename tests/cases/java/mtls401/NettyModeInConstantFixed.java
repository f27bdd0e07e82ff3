// Netty: the mode comes in a variable.
package com.example.netty;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import javax.net.ssl.SSLException;

public class NettyModeInConstantFixed {
    private static final ClientAuth MODE = ClientAuth.REQUIRE;

    public SslContext build() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(new File("server.pem"), new File("server.key"));
        builder.trustManager(new File("clients.pem"));
        builder.clientAuth(MODE);
        return builder.build();
    }
}
