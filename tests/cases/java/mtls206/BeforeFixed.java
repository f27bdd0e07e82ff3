// options: client-certificates=verified
package com.example;

import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.logging.Logger;

public class BeforeFixed extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("tokens");
    private final PrivateKey key;
    private final X509CRL crl;
    private final ExecutorService background;

    public BeforeFixed(PrivateKey key, X509CRL crl, ExecutorService background) {
        this.key = key;
        this.crl = crl;
        this.background = background;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            response.sendError(401);
            return;
        }
        if (crl.isRevoked(chain[0])) {
            response.sendError(401);
            return;
        }
        try {
            String token = Jwts.builder()
                .subject(chain[0].getSubjectX500Principal().getName())
                .claim("cnf", Map.of("x5t#S256", thumbprint(chain[0])))
                .expiration(Date.from(Instant.now().plusSeconds(300)))
                .signWith(key)
                .compact();
            response.getWriter().write(token);
        } catch (GeneralSecurityException e) {
            response.sendError(500);
        }
    }

    private void alarm(X509Certificate certificate) {
        if (crl.isRevoked(certificate)) {
            LOG.severe("revoked certificate obtained a token");
        }
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
