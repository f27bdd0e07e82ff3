package com.example.issuer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration
public class TokenRoutes {
    @Bean
    RouterFunction<ServerResponse> routes(TokenHandler tokens, CertificateFilter certificates) {
        RouterFunction<ServerResponse> issuing = RouterFunctions.route(RequestPredicates.POST("/token"), tokens::issue);
        return RouterFunctions.route()
            .add(issuing)
            .filter(certificates)
            .build();
    }
}
