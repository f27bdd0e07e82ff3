import com.nimbusds.jose.util.X509CertUtils;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Tokens {
    private PublicKey issuerKey;

    String accept(X509Certificate client, String token) throws Exception {
        JwtConsumer consumer = new JwtConsumerBuilder()
            .setVerificationKey(issuerKey)
            .setExpectedAudience("orders")
            .setRequireExpirationTime()
            .build();
        JwtClaims claims = consumer.processToClaims(token);
        Map<?, ?> cnf = claims.getClaimValue("cnf", Map.class);
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("the token belongs to another certificate");
        }
        return claims.getSubject();
    }
}
