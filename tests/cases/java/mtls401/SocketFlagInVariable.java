// The flag comes in a variable: want, unless the program is told to insist.
package com.example.sockets;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

public class SocketFlagInVariable {
    static SSLServerSocket open(SSLContext context) throws IOException {
        SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(8443);
        boolean ask = true;
        socket.setWantClientAuth(ask); // expect: MTLS401
        return socket;
    }
}
