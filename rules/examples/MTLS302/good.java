import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

class Issuer {
    private PrivateKey issuerKey;

    String issue(X509Certificate clientCert) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(clientCert.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        Map<String, Object> claims = new HashMap<>();
        claims.put("cnf", Map.of("x5t#S256", thumbprint));
        return Jwts.builder()
            .setClaims(claims)
            .setExpiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey, SignatureAlgorithm.RS256)
            .compact();
    }
}
