// Spring Boot: TLS settings made in code.
package com.example.boot;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class SpringBootSslFixed {
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> mutualTls() {
        return factory -> {
            Ssl ssl = new Ssl();
            ssl.setKeyStore("/etc/server.p12");
            ssl.setTrustStore("/etc/clients.p12");
            ssl.setClientAuth(Ssl.ClientAuth.NEED);
            factory.setSsl(ssl);
        };
    }
}
