// The seed's second example: a token tied to the certificate by serial number and issuer only.
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

public class VulnerableIssuer {
    private final PrivateKey privateKey;

    public VulnerableIssuer(PrivateKey privateKey) {
        this.privateKey = privateKey;
    }

    public String createJwtWithCertificateInfo(X509Certificate clientCert) {
        String certSerial = clientCert.getSerialNumber().toString();
        String certIssuer = clientCert.getIssuerDN().getName();

        // Vulnerable: only includes serial and issuer, not full cert hash
        Map<String, Object> claims = new HashMap<>();
        claims.put("cert_serial", certSerial);
        claims.put("cert_issuer", certIssuer);

        // Attacker can reuse token if they obtain the private key
        return Jwts.builder()
            .setClaims(claims)
            .signWith(privateKey, SignatureAlgorithm.RS256)
            .compact(); // expect: MTLS302 MTLS501
    }
}
