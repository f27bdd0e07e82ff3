package com.example.rpc;

import com.example.rpc.proto.TokenReply;
import com.example.rpc.proto.TokenRequest;
import com.example.rpc.proto.TokensGrpc;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grpc.stub.StreamObserver;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

public class TokenService extends TokensGrpc.TokensImplBase {
    private final JWSSigner signer;

    public TokenService(JWSSigner signer) {
        this.signer = signer;
    }

    @Override
    public void issue(TokenRequest request, StreamObserver<TokenReply> replies) {
        X509Certificate peer = PeerInterceptor.PEER.get();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(peer.getEncoded());
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(peer.getSubjectX500Principal().getName())
                .claim("cnf", Map.of("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            // expect: MTLS202
            token.sign(signer);
            replies.onNext(TokenReply.newBuilder().setToken(token.serialize()).build());
            replies.onCompleted();
        } catch (Exception e) {
            replies.onError(e);
        }
    }
}
