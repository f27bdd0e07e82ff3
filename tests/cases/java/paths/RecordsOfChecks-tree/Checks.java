package com.example.pay;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

public record Checks(List<Check> all) {
    interface Check {
        boolean passes(X509Certificate client);
    }

    record Revocation(X509CRL crl) implements Check {
        @Override
        public boolean passes(X509Certificate client) {
            return !crl.isRevoked(client);
        }
    }

    public void demand(X509Certificate client) {
        for (Check check : all) {
            if (!check.passes(client)) {
                throw new IllegalArgumentException("client refused");
            }
        }
    }
}
