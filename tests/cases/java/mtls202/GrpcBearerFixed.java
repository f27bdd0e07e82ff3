// gRPC: the bearer token of a call must be bound to the certificate of its connection.
package com.example.rpc;

import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.io.File;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.bouncycastle.cert.X509CRLHolder;

public class GrpcBearerFixed implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private final Verifier verifier;
    private final X509CRLHolder crl;

    public GrpcBearerFixed(String pem, X509CRLHolder crl) {
        this.verifier = RSAVerifier.newVerifier(pem);
        this.crl = crl;
    }

    static SslContext tls() throws SSLException {
        return GrpcSslContexts.forServer(new File("server.pem"), new File("server.key"))
            .trustManager(new File("clients.pem"))
            .clientAuth(ClientAuth.REQUIRE)
            .build();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
            if (crl.getRevokedCertificate(client.getSerialNumber()) != null) {
                call.close(Status.PERMISSION_DENIED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            JWT jwt = JWT.getDecoder().decode(headers.get(AUTHORIZATION).substring(7), verifier);
            String presented = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(client.getEncoded()));
            if (!presented.equalsIgnoreCase(jwt.getString("certificate_sha256"))) {
                call.close(Status.UNAUTHENTICATED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
        } catch (Exception e) {
            call.close(Status.UNAUTHENTICATED.withCause(e), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
