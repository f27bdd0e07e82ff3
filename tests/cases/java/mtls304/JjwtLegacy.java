// jjwt 0.9 in a servlet of the javax days.
package com.example.legacy;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.UUID;
import javax.net.ssl.X509TrustManager;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.codec.digest.DigestUtils;

public class JjwtLegacy extends HttpServlet {
    private PrivateKey key;
    private X509TrustManager trust;
    private X509CRL crl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("javax.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String fingerprint;
        try {
            trust.checkClientTrusted(chain, "RSA");
            fingerprint = DigestUtils.sha1Hex(chain[0].getEncoded()); // expect: MTLS304
        } catch (CertificateException e) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (crl.isRevoked(chain[0])) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Claims claims = Jwts.claims();
        claims.setSubject(chain[0].getSubjectDN().getName());
        claims.setExpiration(new Date(System.currentTimeMillis() + 600_000));
        String token = Jwts.builder()
            .setClaims(claims)
            .addClaims(Collections.singletonMap("x5t#S256", fingerprint))
            .setIssuer("legacy")
            .setAudience("api")
            .setId(UUID.randomUUID().toString())
            .signWith(SignatureAlgorithm.RS256, key)
            .compact();
        response.getWriter().write(token);
    }
}
