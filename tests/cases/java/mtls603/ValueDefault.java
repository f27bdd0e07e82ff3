package com.example;

import java.security.KeyStore;
import org.springframework.beans.factory.annotation.Value;

public class ValueDefault {
    @Value("${tls.key-store-password:changeit}") // expect-missing: MTLS603
    private String password;

    public KeyStore load() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(ValueDefault.class.getResourceAsStream("server.p12"), password.toCharArray());
        return store;
    }
}
