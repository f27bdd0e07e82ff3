import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

class Issuer {
    private PrivateKey issuerKey;
    private X509TrustManager trust;
    private X509CRL crl;
    private Set<String> clients;

    String issue(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        trust.checkClientTrusted(new X509Certificate[] {client}, "RSA");
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
    }
}
