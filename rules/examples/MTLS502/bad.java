import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

class Issuer {
    private PrivateKey issuerKey;

    String issue(X509Certificate client) {
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiration(Date.from(Instant.now().plusSeconds(30 * 86_400)))
            .signWith(issuerKey)
            .compact();
    }
}
