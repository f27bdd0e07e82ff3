import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLSession;

class Tokens {
    private PublicKey issuerKey;
    private X509CRL crl;

    Claims accept(SSLSession session, String token) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        if (crl.isRevoked(client)) {
            throw new SecurityException("revoked");
        }
        Claims claims = Jwts.parser()
            .verifyWith(client.getPublicKey())
            .requireAudience("orders")
            .build()
            .parseSignedClaims(token)
            .getPayload();
        Map<?, ?> cnf = claims.get("cnf", Map.class);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("the token belongs to another certificate");
        }
        return claims;
    }
}
