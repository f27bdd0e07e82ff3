package com.example.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

public class PeerInterceptor implements ServerInterceptor {
    static final Context.Key<X509Certificate> PEER = Context.key("peer");
    private final X509CRL crl;

    public PeerInterceptor(X509CRL crl) {
        this.crl = crl;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            X509Certificate peer = (X509Certificate) session.getPeerCertificates()[0];
            if (crl.isRevoked(peer)) {
                call.close(Status.PERMISSION_DENIED, new Metadata());
                return new ServerCall.Listener<Q>() {};
            }
            return Contexts.interceptCall(Context.current().withValue(PEER, peer), call, headers, next);
        } catch (SSLPeerUnverifiedException e) {
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<Q>() {};
        }
    }
}
