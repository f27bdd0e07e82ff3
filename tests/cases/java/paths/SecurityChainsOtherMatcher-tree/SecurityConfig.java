package com.example.orders.config;

import com.example.orders.security.BearerFilter;
import com.example.orders.security.ClientCertificateFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

@Configuration
public class SecurityConfig {
    @Bean
    @Order(1)
    SecurityFilterChain orders(HttpSecurity http, ClientCertificateFilter certificates, BearerFilter bearer)
            throws Exception {
        http.securityMatcher("/orders/**")
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .addFilterBefore(bearer, UsernamePasswordAuthenticationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, ClientCertificateFilter certificates) throws Exception {
        http.securityMatcher("/stock/**").addFilterBefore(certificates, UsernamePasswordAuthenticationFilter.class);
        return http.build();
    }
}
