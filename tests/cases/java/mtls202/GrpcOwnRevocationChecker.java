// A gRPC interceptor that turns the connection's certificate into an internal token for the services behind.
package com.example.rpc;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import com.example.pki.CompanyRevocation;
import javax.net.ssl.SSLSession;

public class GrpcOwnRevocationChecker implements ServerInterceptor {
    static final Context.Key<String> TOKEN = Context.key("token");
    private final Algorithm issuer;
    private final PKIXParameters anchors;

    public GrpcOwnRevocationChecker(Algorithm issuer, PKIXParameters anchors) {
        this.issuer = issuer;
        this.anchors = anchors;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        String token;
        try {
            X509Certificate[] chain = (X509Certificate[]) session.getPeerCertificates();
            anchors.setRevocationEnabled(false);
            anchors.addCertPathChecker(new CompanyRevocation());
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            CertPathValidator.getInstance("PKIX").validate(x509.generateCertPath(Arrays.asList(chain)), anchors);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            token = JWT.create()
                .withSubject(chain[0].getSubjectX500Principal().getName())
                .withClaim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
                .withExpiresAt(Instant.now().plus(Duration.ofMinutes(5)))
                .sign(issuer);
        } catch (Exception e) {
            call.close(Status.UNAUTHENTICATED.withCause(e), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(TOKEN, token), call, headers, next);
    }
}
