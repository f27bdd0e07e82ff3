import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

class Issuer {
    private PrivateKey issuerKey;

    String issue(X509Certificate client) {
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
    }
}
