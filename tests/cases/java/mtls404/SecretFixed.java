// options: client-certificates=verified short-lived-certificates
package com.example;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;

public class SecretFixed extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("tokens");
    private static final Set<String> PROXIES = Set.of("10.0.0.4", "10.0.0.5");
    private final Algorithm algorithm;
    private final byte[] gatewaySecret;

    public SecretFixed(Algorithm algorithm, byte[] gatewaySecret) {
        this.algorithm = algorithm;
        this.gatewaySecret = gatewaySecret;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!MessageDigest.isEqual(gatewaySecret, String.valueOf(request.getHeader("X-Gateway")).getBytes())) {
            response.sendError(403);
            return;
        }
        try {
            String header = request.getHeader("X-SSL-Client-Cert");
            if (header == null) {
                response.sendError(401);
                return;
            }
            X509Certificate client = parse(header);
            String token = JWT.create()
                .withSubject(client.getSubjectX500Principal().getName())
                .withClaim("cnf", Map.of("x5t#S256", thumbprint(client)))
                .withExpiresAt(Instant.now().plus(Duration.ofMinutes(5)))
                .sign(algorithm);
            response.getWriter().write(token);
        } catch (GeneralSecurityException e) {
            response.sendError(400);
        }
    }

    private static boolean isProxy(HttpServletRequest request) {
        return PROXIES.contains(request.getRemoteAddr());
    }

    private static X509Certificate parse(String header) throws GeneralSecurityException {
        byte[] pem = URLDecoder.decode(header, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
