package com.example.ledger.security;

import com.example.ledger.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Looks certificates up in the revocation list that the host keeps up to date. */
@Service
public class RevocationService {
    private static final Logger log = LoggerFactory.getLogger(RevocationService.class);

    private final Path file;

    public RevocationService(Settings settings) {
        this.file = settings.revocationList();
    }

    public boolean isRevoked(X509Certificate certificate) {
        try {
            X509CRL list = read();
            if (list.getNextUpdate().before(Date.from(Instant.now()))) {
                log.error("the revocation list is stale");
                return true;
            }
            return list.isRevoked(certificate);
        } catch (GeneralSecurityException | IOException e) {
            log.error("no revocation list", e);
            return true;
        }
    }

    private X509CRL read() throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }
}
