package com.example.pay;

import com.auth0.jwt.algorithms.Algorithm;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;

final class Store {
    private Store() {}

    static X509CRL crl() {
        try (InputStream in = Files.newInputStream(Path.of("/etc/pay/clients.crl"))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Algorithm algorithm() {
        return Algorithm.HMAC256(System.getenv("PAY_SECRET"));
    }
}
