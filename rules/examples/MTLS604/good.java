import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
    private PrivateKey issuerKey;
    private X509CRL crl;

    @PostMapping("/certificates/recover")
    String recover(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            throw new SecurityException("a client certificate is required");
        }
        return issue(request.getParameter("user"));
    }

    @PostMapping("/token")
    String token(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || crl.isRevoked(chain[0])) {
            throw new SecurityException("a client certificate is required");
        }
        return issue(chain[0].getSubjectX500Principal().getName());
    }

    private String issue(String user) {
        return Jwts.builder()
            .subject(user)
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
    }
}
