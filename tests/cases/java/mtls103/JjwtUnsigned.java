// jjwt before 0.12: `parseClaimsJwt` takes unsigned tokens.
package com.example.iot;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.springframework.boot.web.server.Ssl;

public class JjwtUnsigned {
    private final Key key;
    private final X509CRL crl;

    public JjwtUnsigned(Key key, X509CRL crl) {
        this.key = key;
        this.crl = crl;
    }

    static void tls(Ssl ssl) {
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
    }

    public String device(HttpServletRequest request) throws Exception {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("javax.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0 || crl.isRevoked(chain[0])) {
            throw new SecurityException("no valid certificate");
        }
        String token = request.getHeader("Authorization").substring(7);
        Claims claims = Jwts.parserBuilder().build().parseClaimsJwt(token).getBody(); // expect: MTLS103
        String digest = Base64.getUrlEncoder().withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded()));
        Map<String, String> cnf = claims.get("cnf", Map.class);
        if (cnf == null || !digest.equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("token is bound to another certificate");
        }
        return claims.getSubject();
    }
}
