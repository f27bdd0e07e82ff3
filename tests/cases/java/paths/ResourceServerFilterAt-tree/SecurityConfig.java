package com.example.bank.config;

import com.example.bank.security.BindingFilter;
import java.security.cert.X509CRL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, X509CRL crl) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .x509(Customizer.withDefaults())
            .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
            .addFilterAt(new BindingFilter(crl), SwitchUserFilter.class);
        return http.build();
    }
}
