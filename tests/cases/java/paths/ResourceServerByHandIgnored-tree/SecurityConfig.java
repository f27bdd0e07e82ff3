package com.example.bank.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeRequests(requests -> requests.mvcMatchers("/health").permitAll().anyRequest().authenticated())
            .x509()
            .and()
            .oauth2ResourceServer() // expect: MTLS303
            .jwt()
            .and()
            .and()
            .csrf();
        return http.build();
    }
}
