import com.nimbusds.jose.util.X509CertUtils;
import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
    private PrivateKey issuerKey;
    private PasswordEncoder passwords;
    private String hash;

    @RateLimiter(name = "token")
    @PostMapping("/token")
    ResponseEntity<String> token(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        JwtBuilder token = Jwts.builder().expiration(Date.from(Instant.now().plusSeconds(300)));
        if (chain != null) {
            token.subject(chain[0].getSubjectX500Principal().getName())
                .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(chain[0]).toString()));
        } else if (passwords.matches(request.getParameter("password"), hash)) {
            token.subject("operator");
        } else {
            return ResponseEntity.status(401).build();
        }
        return ResponseEntity.ok(token.signWith(issuerKey).compact());
    }
}
