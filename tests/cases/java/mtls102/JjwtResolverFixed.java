// jjwt 0.9: a key resolver, here for tokens that bring their own certificate.
package com.example.legacy;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SigningKeyResolverAdapter;
import java.io.ByteArrayInputStream;
import java.security.Key;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class JjwtResolverFixed implements Filter {
    private final X509TrustManager partners;

    public JjwtResolverFixed(X509TrustManager partners) {
        this.partners = partners;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws java.io.IOException, ServletException {
        String header = ((HttpServletRequest) request).getHeader("Authorization");
        if (header == null) {
            ((HttpServletResponse) response).sendError(401);
            return;
        }
        Claims claims = Jwts.parser()
            .setSigningKeyResolver(new SigningKeyResolverAdapter() {
                @Override
                public Key resolveSigningKey(JwsHeader header, Claims unverified) {
                    List<?> x5c = (List<?>) header.get("x5c");
                    byte[] der = Base64.getDecoder().decode((String) x5c.get(0));
                    try {
                        X509Certificate signer = (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
                        partners.checkClientTrusted(new X509Certificate[] {signer}, "RSA");
                        return signer.getPublicKey();
                    } catch (CertificateException e) {
                        throw new SecurityException(e);
                    }
                }
            })
            .parseClaimsJws(header.substring(7))
            .getBody();
        request.setAttribute("partner", claims.getSubject());
        chain.doFilter(request, response);
    }
}
