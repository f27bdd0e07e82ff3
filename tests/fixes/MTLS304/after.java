// Resource server filter: the token of the authorization server must belong to the presented certificate.
package com.example.rs;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.google.common.hash.Hashing;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;

public class GuavaSha1Compared implements Filter {
    private final RSAPublicKey issuer;
    private final X509TrustManager trust;
    private final X509CRL crl;

    public GuavaSha1Compared(RSAPublicKey issuer, X509TrustManager trust, X509CRL crl) {
        this.issuer = issuer;
        this.trust = trust;
        this.crl = crl;
    }

    @Override
    public void doFilter(ServletRequest req, ServletResponse res, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) req;
        HttpServletResponse response = (HttpServletResponse) res;
        X509Certificate[] certs = (X509Certificate[]) req.getAttribute("jakarta.servlet.request.X509Certificate");
        if (certs == null || certs.length == 0) {
            response.sendError(401);
            return;
        }
        try {
            trust.checkClientTrusted(certs, "RSA");
            if (crl.isRevoked(certs[0])) {
                throw new CertificateException("revoked");
            }
            String bearer = request.getHeader("Authorization").substring("Bearer ".length());
            DecodedJWT jwt = JWT.require(Algorithm.RSA256(issuer, null)).build().verify(bearer);
            Map<String, Object> cnf = jwt.getClaim("cnf").asMap();
            String presented = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Hashing.sha256().hashBytes(certs[0].getEncoded()).asBytes());
            if (!Objects.equals(presented, cnf.get("x5t"))) {
                response.sendError(401, "wrong certificate");
                return;
            }
        } catch (JWTVerificationException | CertificateException e) {
            response.sendError(401);
            return;
        }
        chain.doFilter(req, res);
    }
}
