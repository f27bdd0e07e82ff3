import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.util.Map;

class Tokens {
    private Algorithm algorithm;

    String accept(X509Certificate client, String token) throws Exception {
        DecodedJWT decoded = JWT.require(algorithm).build().verify(token);
        Map<String, Object> cnf = decoded.getClaim("cnf").asMap();
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("the token belongs to another certificate");
        }
        return decoded.getSubject();
    }
}
