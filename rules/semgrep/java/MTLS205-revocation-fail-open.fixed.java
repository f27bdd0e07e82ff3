import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.util.EnumSet;

class Revocation {
    void off(PKIXBuilderParameters parameters) {
        // ruleid: mtls205-revocation-fail-open-java
        parameters.setRevocationEnabled(true);
    }

    void soft(PKIXRevocationChecker checker) {
        // ruleid: mtls205-revocation-fail-open-java
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.SOFT_FAIL, PKIXRevocationChecker.Option.NO_FALLBACK));
    }

    void softStaticImport(PKIXRevocationChecker checker) {
        // ruleid: mtls205-revocation-fail-open-java
        checker.setOptions(EnumSet.of(SOFT_FAIL));
    }

    boolean isRevoked(X509Certificate certificate) {
        try {
            return ocsp.query(certificate).isRevoked();
        } catch (IOException e) {
            log.warn("no answer", e);
            // ruleid: mtls205-revocation-fail-open-java
            return false;
        }
    }

    void on(PKIXBuilderParameters parameters) {
        // ok: mtls205-revocation-fail-open-java
        parameters.setRevocationEnabled(true);
    }

    void ownChecker(PKIXBuilderParameters parameters, PKIXRevocationChecker checker) {
        // ok: mtls205-revocation-fail-open-java
        parameters.setRevocationEnabled(false);
        parameters.addCertPathChecker(checker);
    }

    void hard(PKIXRevocationChecker checker) {
        // ok: mtls205-revocation-fail-open-java
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
    }

    void operatorsChoice(PKIXRevocationChecker checker, Config config) {
        if (config.softFail()) {
            // ok: mtls205-revocation-fail-open-java
            checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.SOFT_FAIL));
        }
    }

    boolean isCertificateRevoked(X509Certificate certificate) {
        try {
            return ocsp.query(certificate).isRevoked();
        } catch (IOException e) {
            // ok: mtls205-revocation-fail-open-java
            return true;
        }
    }
}
