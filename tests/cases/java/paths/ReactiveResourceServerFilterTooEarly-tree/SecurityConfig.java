package com.example.issuer.config;

import com.example.bank.security.BindingFilter;
import java.security.cert.X509CRL;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

@EnableWebFluxSecurity
public class SecurityConfig {
    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http, X509CRL crl) {
        return http.authorizeExchange(exchanges -> exchanges.pathMatchers("/health").permitAll().anyExchange().authenticated())
            .x509(Customizer.withDefaults())
            .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())) // expect: MTLS303
            .addFilterBefore(new BindingFilter(crl), SecurityWebFiltersOrder.AUTHENTICATION)
            .build();
    }
}
