package com.example.issuer.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.AuthenticationUserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            AuthenticationUserDetailsService<?> clients,
            AuthorizationManager<RequestAuthorizationContext> manager)
            throws Exception {
        http.authorizeHttpRequests(
                requests ->
                    requests
                        .requestMatchers("/health").permitAll()
                        .requestMatchers("/tokens/role").hasRole("CLIENT")
                        .requestMatchers("/tokens/authority").hasAuthority("CLIENT")
                        .requestMatchers("/tokens/roles").permitAll()
                        .requestMatchers("/tokens/authorities").hasAnyAuthority("CLIENT", "ADMIN")
                        .requestMatchers("/tokens/access").access(manager)
                        .anyRequest().fullyAuthenticated())
            .x509(x509 -> x509.authenticationUserDetailsService(clients));
        return http.build();
    }
}
