import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;

class Tokens {
    private RSAPublicKey issuerKey;

    String accept(X509Certificate client, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        boolean symmetric = jwt.getHeader().getAlgorithm().getName().startsWith("HS");
        JWSVerifier verifier = symmetric ? new MACVerifier(issuerKey.getEncoded()) : new RSASSAVerifier(issuerKey);
        if (!jwt.verify(verifier)) {
            throw new SecurityException("not signed by the issuer");
        }
        Map<?, ?> cnf = jwt.getJWTClaimsSet().getJSONObjectClaim("cnf");
        if (!X509CertUtils.computeSHA256Thumbprint(client).toString().equals(cnf.get("x5t#S256"))) {
            throw new SecurityException("the token belongs to another certificate");
        }
        return jwt.getJWTClaimsSet().getSubject();
    }
}
