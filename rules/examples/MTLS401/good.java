import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

class Server {
    SSLServerSocket listen(SSLContext context) throws Exception {
        SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(8443);
        socket.setNeedClientAuth(true);
        return socket;
    }
}
