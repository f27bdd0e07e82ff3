// gRPC: credentials of the server.
package com.example.rpc;

import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.File;
import java.io.IOException;

public class GrpcCredentials {
    public Server server() throws IOException {
        ServerCredentials credentials = TlsServerCredentials.newBuilder()
            .keyManager(new File("server.pem"), new File("server.key"))
            .trustManager(new File("clients.pem"))
            .clientAuth(TlsServerCredentials.ClientAuth.OPTIONAL)
            .build();
        return Grpc.newServerBuilderForPort(8443, credentials).build();
    }
}
