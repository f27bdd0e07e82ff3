package com.example.sock;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLSocket;

public class Handler {
    private final Algorithm algorithm;
    private final X509CRL crl;

    public Handler(Algorithm algorithm, X509CRL crl) {
        this.algorithm = algorithm;
        this.crl = crl;
    }

    void handle(SSLSocket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true)) {
            X509Certificate client = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            if (crl.isRevoked(client)) {
                out.println("revoked");
                return;
            }
            DecodedJWT token = JWT.require(algorithm).build().verify(in.readLine());
            if (!isBound(token, client)) {
                out.println("not yours");
                return;
            }
            out.println("hello " + token.getSubject());
        } catch (Exception e) {
            System.err.println("connection failed");
        }
    }

    private static boolean isBound(DecodedJWT token, X509Certificate client) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return thumbprint.equals(token.getClaim("cnf").asMap().get("x5t#S256"));
    }
}
