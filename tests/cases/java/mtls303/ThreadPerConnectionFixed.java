// A thread per connection on a plain TLS socket.
package com.example.sockets;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

public class ThreadPerConnectionFixed {
    private final PublicKey issuer;
    private final X509CRL crl;

    public ThreadPerConnectionFixed(PublicKey issuer, X509CRL crl) {
        this.issuer = issuer;
        this.crl = crl;
    }

    public void serve(SSLServerSocket listener) throws Exception {
        listener.setNeedClientAuth(true);
        while (true) {
            SSLSocket connection = (SSLSocket) listener.accept();
            new Thread(() -> handle(connection)).start();
        }
    }

    private void handle(SSLSocket connection) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream()));
                PrintWriter out = new PrintWriter(connection.getOutputStream())) {
            X509Certificate client = (X509Certificate) connection.getSession().getPeerCertificates()[0];
            if (crl.isRevoked(client)) {
                throw new SecurityException("revoked");
            }
            Claims claims = Jwts.parser().verifyWith(issuer).build().parseSignedClaims(in.readLine()).getPayload();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(client.getEncoded());
            if (!HexFormat.of().formatHex(digest).equalsIgnoreCase(claims.get("cert_sha256", String.class))) {
                throw new SecurityException("token is bound to another certificate");
            }
            out.println("hello " + claims.getSubject());
        } catch (Exception e) {
            System.err.println(e);
        }
    }
}
