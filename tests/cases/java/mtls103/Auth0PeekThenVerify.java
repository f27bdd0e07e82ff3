// The gateway reads who calls from the access token, and pins the call to the certificate of the connection.
package com.example.gateway;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.boot.web.server.Ssl;
import org.springframework.web.filter.OncePerRequestFilter;

public class Auth0PeekThenVerify extends OncePerRequestFilter {
    private static final java.util.Set<String> ISSUERS = java.util.Set.of("https://as.example.com");
    private final JWTVerifier verifier;
    private final X509CRL crl;

    public Auth0PeekThenVerify(JWTVerifier verifier, X509CRL crl) {
        this.verifier = verifier;
        this.crl = crl;
    }

    static Ssl tls() {
        Ssl ssl = new Ssl();
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
        return ssl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        X509Certificate[] certificates =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (certificates == null || certificates.length < 1 || crl.isRevoked(certificates[0])) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String bearer = request.getHeader("Authorization").replace("Bearer ", "");
        DecodedJWT peeked = JWT.decode(bearer);
        if (!ISSUERS.contains(peeked.getIssuer())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        DecodedJWT token = verifier.verify(bearer);
        String bound = (String) token.getClaim("cnf").asMap().get("x5t#S256");
        if (!thumbprint(certificates[0]).equals(bound)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        request.setAttribute("principal", token.getSubject());
        chain.doFilter(request, response);
    }

    private String thumbprint(X509Certificate certificate) {
        try {
            return Base64.encodeBase64URLSafeString(DigestUtils.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
