package com.example.rpc;

import com.nimbusds.jose.JWSSigner;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.TlsServerCredentials;
import java.io.File;
import java.security.cert.X509CRL;

public class RpcServer {
    public static Server start(JWSSigner signer, X509CRL crl) throws Exception {
        TlsServerCredentials.Builder tls = TlsServerCredentials.newBuilder()
            .keyManager(new File("server.pem"), new File("server.key"))
            .trustManager(new File("clients.pem"))
            .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        return Grpc.newServerBuilderForPort(8443, tls.build())
            .addService(ServerInterceptors.intercept(new TokenService(signer), new PeerInterceptor(crl)))
            .build()
            .start();
    }
}
