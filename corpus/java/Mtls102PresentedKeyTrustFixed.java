// Accepts tokens that the client signed with the key of the certificate it presents.
package com.example.partners;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
public class Mtls102PresentedKeyTrustFixed extends OncePerRequestFilter {
    private final X509TrustManager partnerCas;
    private final X509CRL revoked;

    public Mtls102PresentedKeyTrustFixed(X509TrustManager partnerCas, X509CRL revoked) {
        this.partnerCas = partnerCas;
        this.revoked = revoked;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        String header = request.getHeader("Authorization");
        if (presented == null || presented.length == 0 || header == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        X509Certificate client = presented[0];
        try {
            partnerCas.checkClientTrusted(presented, "RSA");
            if (revoked.isRevoked(client)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "revoked");
                return;
            }
            Algorithm algorithm = Algorithm.RSA256((RSAPublicKey) client.getPublicKey(), null);
            DecodedJWT token = JWT.require(algorithm).build().verify(header.substring("Bearer ".length()));
            request.setAttribute("partner", token.getSubject());
        } catch (JWTVerificationException | CertificateException e) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }
}
