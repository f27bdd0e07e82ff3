// Older JAX-RS: the proxy hands the certificate on in a header, which the resource asks for.
package com.example.jaxrs;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.X509TrustManager;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

@Path("/token")
public class ForwardedHeaderParam {
    private final MACSigner signer;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public ForwardedHeaderParam(byte[] secret, X509TrustManager trust, X509CRL crl) throws Exception {
        this.signer = new MACSigner(secret);
        this.trust = trust;
        this.crl = crl;
    }

    @POST
    // expect: MTLS404
    public String token(@HeaderParam("X-SSL-Client-Cert") String pem) throws Exception {
        return issue(pem);
    }

    @POST
    @Path("/alternative")
    public String alternative(@Context HttpHeaders headers) throws Exception {
        // expect: MTLS404
        return issue(headers.getHeaderString("X-SSL-Client-Cert"));
    }

    private String issue(String pem) throws Exception {
        X509Certificate client = X509CertUtils.parse(URLDecoder.decode(pem, StandardCharsets.UTF_8));
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
            .issuer("https://as.example.com")
            .audience("api")
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expirationTime(new Date(System.currentTimeMillis() + 60_000))
            .build();
        JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims.toJSONObject()));
        jws.sign(signer); // expect: MTLS201
        return jws.serialize();
    }
}
