package com.example.bank.config;

import java.security.cert.X509CRL;
import java.security.interfaces.RSAPublicKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, RSAPublicKey issuer, X509CRL crl) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .x509(Customizer.withDefaults())
            .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(new BoundDecoder(NimbusJwtDecoder.withPublicKey(issuer).build(), crl))));
        return http.build();
    }
}
