// The seed's remediation: the complete certificate chain is validated before a token is processed.
import java.security.PublicKey;
import java.security.cert.X509Certificate;

public abstract class RemediatedValidation {
    private PublicKey trustedCAPublicKey;

    abstract boolean isCertificateRevoked(X509Certificate cert);

    abstract X509Certificate getClientCertFromTLS();

    public boolean validateClientCertificate(X509Certificate cert) {
        try {
            // Validate against trusted CAs
            cert.verify(trustedCAPublicKey);

            // Check revocation status
            if (isCertificateRevoked(cert)) {
                return false;
            }

            // Verify certificate is within validity period
            if (!cert.isValid()) {
                return false;
            }

            return true;
        } catch (Exception e) {
            return false;
        }
    }

    // Use in JWT processing
    public void process() {
        X509Certificate clientCert = getClientCertFromTLS();
        if (!validateClientCertificate(clientCert)) {
            throw new SecurityException("Invalid client certificate");
        }
    }
}
