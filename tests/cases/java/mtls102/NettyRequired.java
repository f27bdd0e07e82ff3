// A device hub on Netty: every connection brings a certificate of the device CA, tokens are signed by the device.
package com.example.hub;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.File;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;

public class NettyRequired {
    private final X509CRL crl;

    public NettyRequired(X509CRL crl) {
        this.crl = crl;
    }

    public SslContext tls() throws Exception {
        return SslContextBuilder.forServer(new File("hub.pem"), new File("hub.key"))
            .trustManager(new File("devices.pem"))
            .clientAuth(ClientAuth.REQUIRE)
            .build();
    }

    public String device(SslHandler connection, String token) throws Exception {
        X509Certificate device = (X509Certificate) connection.engine().getSession().getPeerCertificates()[0];
        if (crl.isRevoked(device)) {
            throw new SecurityException("revoked");
        }
        Algorithm algorithm = Algorithm.ECDSA256((ECPublicKey) device.getPublicKey(), null);
        DecodedJWT verified = JWT.require(algorithm).build().verify(token);
        return verified.getSubject();
    }
}
