package com.example.bank.config;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

@Component
public class TlsCustomizer implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        Ssl ssl = new Ssl();
        ssl.setKeyStore("/etc/bank/server.p12");
        ssl.setTrustStore("/etc/bank/clients.p12");
        ssl.setClientAuth(Ssl.ClientAuth.NEED);
        factory.setSsl(ssl);
    }
}
