import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class Server {
    void want(SSLServerSocket socket, SSLEngine engine, SSLParameters parameters) {
        // ruleid: mtls401-client-certificate-optional-java
        socket.setWantClientAuth(true);
        // ruleid: mtls401-client-certificate-optional-java
        engine.setWantClientAuth(true);
        parameters.setNeedClientAuth(true);
        // ruleid: mtls401-client-certificate-optional-java
        parameters.setWantClientAuth(true);
    }

    SslContext netty(File chain, File key) throws Exception {
        return SslContextBuilder.forServer(chain, key)
            .trustManager(ca)
            // ruleid: mtls401-client-certificate-optional-java
            .clientAuth(ClientAuth.OPTIONAL)
            .build();
    }

    HttpServerOptions vertx() {
        // ruleid: mtls401-client-certificate-optional-java
        return new HttpServerOptions().setSsl(true).setClientAuth(io.vertx.core.http.ClientAuth.REQUEST);
    }

    void boot(Ssl ssl) {
        // ruleid: mtls401-client-certificate-optional-java
        ssl.setClientAuth(Ssl.ClientAuth.WANT);
    }

    ServerCredentials grpc() {
        // ruleid: mtls401-client-certificate-optional-java
        return TlsServerCredentials.newBuilder().trustManager(ca).clientAuth(TlsServerCredentials.ClientAuth.OPTIONAL).build();
    }

    void undertow(Undertow.Builder builder, SSLHostConfig tomcat) {
        // ruleid: mtls401-client-certificate-optional-java
        builder.setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUESTED);
        // ruleid: mtls401-client-certificate-optional-java
        tomcat.setCertificateVerification("optional");
    }

    void need(SSLServerSocket socket, SSLEngine engine, SSLParameters parameters) {
        // ok: mtls401-client-certificate-optional-java
        socket.setNeedClientAuth(true);
        // ok: mtls401-client-certificate-optional-java
        engine.setWantClientAuth(false);
        // ok: mtls401-client-certificate-optional-java
        parameters.setWantClientAuth(true);
        parameters.setNeedClientAuth(true);
    }

    void jetty() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setNeedClientAuth(true);
        // ok: mtls401-client-certificate-optional-java
        factory.setWantClientAuth(true);
    }

    SslContext nettyStrict(File chain, File key) throws Exception {
        // ok: mtls401-client-certificate-optional-java
        return SslContextBuilder.forServer(chain, key).trustManager(ca).clientAuth(ClientAuth.REQUIRE).build();
    }

    HttpServerOptions vertxStrict() {
        // ok: mtls401-client-certificate-optional-java
        return new HttpServerOptions().setSsl(true).setClientAuth(io.vertx.core.http.ClientAuth.REQUIRED);
    }

    void undertowStrict(Undertow.Builder builder, SSLHostConfig tomcat) {
        // ok: mtls401-client-certificate-optional-java
        builder.setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED);
        // ok: mtls401-client-certificate-optional-java
        tomcat.setCertificateVerification("required");
    }
}
