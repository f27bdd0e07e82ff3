package com.example.bank.config;

import com.example.bank.security.BindingFilter;
import com.example.bank.security.TokenFilter;
import java.security.cert.X509CRL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, X509CRL crl) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .x509(Customizer.withDefaults())
            .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
            .addFilterAfter(new TokenFilter(), BearerTokenAuthenticationFilter.class)
            .addFilterAfter(new BindingFilter(crl), TokenFilter.class);
        return http.build();
    }
}
