// Devices are known by the digest of their certificate, which stands in a register.
package com.example.register;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLSession;
import org.apache.commons.codec.digest.DigestUtils;

public class RegisteredDigestFixed {
    private final Map<String, String> register;
    private final X509CRL crl;
    private final PrivateKey key;

    public RegisteredDigestFixed(Map<String, String> register, X509CRL crl, PrivateKey key) {
        this.register = register;
        this.crl = crl;
        this.key = key;
    }

    public String issue(SSLSession session) throws Exception {
        X509Certificate device = (X509Certificate) session.getPeerCertificates()[0];
        String digest = DigestUtils.sha256Hex(device.getEncoded());
        if (!register.containsKey(digest)) {
            throw new SecurityException("unknown device");
        }
        device.checkValidity();
        if (crl.isRevoked(device)) {
            throw new SecurityException("revoked");
        }
        return Jwts.builder()
            .claims()
            .add(Map.of("sub", register.get(digest), "fp", digest))
            .expiration(new Date(System.currentTimeMillis() + 60_000))
            .and()
            .signWith(key)
            .compact();
    }
}
