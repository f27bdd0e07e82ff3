package com.example.orders.token;

import java.security.cert.X509Certificate;

public interface TokenIssuer {
    String issue(X509Certificate client);
}
