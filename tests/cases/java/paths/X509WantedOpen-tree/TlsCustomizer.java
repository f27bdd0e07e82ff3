package com.example.issuer.config;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

@Component
public class TlsCustomizer implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        Ssl ssl = new Ssl();
        ssl.setTrustStore("/etc/bank/clients.p12");
        ssl.setClientAuth(Ssl.ClientAuth.WANT); // expect: MTLS401
        factory.setSsl(ssl);
    }
}
