// options: client-certificates=verified
import java.security.MessageDigest;
import java.security.cert.*;
import java.util.*;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.*;

enum Verdict { GOOD, REVOKED }

class Judge {
    private final X509CRL crl;
    Judge(X509CRL crl) { this.crl = crl; }
    Verdict judge(X509Certificate cert) {
        return crl.isRevoked(cert) ? Verdict.REVOKED : Verdict.GOOD;
    }
}

class TokenServlet extends HttpServlet {
    private Judge judge;
    private java.security.PrivateKey key;
    protected void doPost(HttpServletRequest req, HttpServletResponse res) throws Exception {
        X509Certificate[] chain = (X509Certificate[]) req.getAttribute("jakarta.servlet.request.X509Certificate");
        X509Certificate cert = chain[0];
        if (judge.judge(cert) != Verdict.GOOD) {
            res.sendError(401);
            return;
        }
        String sum = Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(cert.getEncoded()));
        res.getWriter().write(Jwts.builder().expiration(new Date(System.currentTimeMillis() + 60000)).claim("cnf", Map.of("x5t#S256", sum)).signWith(key).compact());
    }
}
