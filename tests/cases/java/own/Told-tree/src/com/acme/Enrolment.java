// options: models=mtls-models/*.toml
package com.acme;

import com.acme.pki.Directory;
import com.acme.tokens.Tokens;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;

public class Enrolment {
    private final Directory directory;
    private final Tokens tokens;

    public Enrolment(Directory directory, Tokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    public String enrol(SSLSession session) throws Exception {
        X509Certificate client = (X509Certificate) session.getPeerCertificates()[0];
        directory.requireAccepted(client);
        return tokens.issue(client);
    }
}
