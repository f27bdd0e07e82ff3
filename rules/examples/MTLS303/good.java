import com.nimbusds.jose.util.X509CertUtils;
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
        if (cnf == null || !X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("the token belongs to another certificate");
        }
        return client.getSubjectX500Principal().getName() + cnf;
    }
}
