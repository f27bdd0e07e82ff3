import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

class Issuer {
    private PrivateKey issuerKey;

    String issue(X509Certificate clientCert) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("cert_serial", clientCert.getSerialNumber().toString());
        claims.put("cert_issuer", clientCert.getIssuerX500Principal().getName());
        return Jwts.builder()
            .setClaims(claims)
            .setExpiration(new Date(System.currentTimeMillis() + 300_000))
            .signWith(issuerKey, SignatureAlgorithm.RS256)
            .compact();
    }
}
