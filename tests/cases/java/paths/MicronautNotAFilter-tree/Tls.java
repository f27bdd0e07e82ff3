package com.example.micronaut;

import io.micronaut.context.annotation.Factory;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import javax.net.ssl.SSLException;

@Factory
public class Tls {
    SslContext context() throws SSLException {
        return SslContextBuilder.forServer(new File("server.pem"), new File("server.key"))
            .trustManager(new File("clients.pem"))
            .clientAuth(ClientAuth.REQUIRE)
            .build();
    }
}
