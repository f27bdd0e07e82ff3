import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.SSLSession;

class Chains {
    private KeyStore trusted;

    void check(SSLSession session) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPath path = factory.generateCertPath(List.of(session.getPeerCertificates()));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
        revocation.setOptions(EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS));
        PKIXParameters parameters = new PKIXParameters(trusted);
        parameters.addCertPathChecker(revocation);
        validator.validate(path, parameters);
    }
}
