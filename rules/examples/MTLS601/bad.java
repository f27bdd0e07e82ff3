import com.nimbusds.jose.util.X509CertUtils;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
    private PrivateKey issuerKey;
    private X509CRL crl;

    @PostMapping("/token")
    String token(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        X509Certificate client = chain[0];
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
