import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;

class Tokens {
    private PublicKey issuerKey;

    String accept(X509Certificate client, String token) throws Exception {
        Claims claims = Jwts.parser()
            .verifyWith(issuerKey)
            .requireAudience("orders")
            .build()
            .parseSignedClaims(token)
            .getPayload();
        Map<?, ?> cnf = claims.get("cnf", Map.class);
        return client.getSubjectX500Principal().getName() + cnf;
    }
}
