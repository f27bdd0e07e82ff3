package com.example.issuer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration
public class TokenRoutes {
    @Bean
    RouterFunction<ServerResponse> routes(TokenHandler tokens, CertificateFilter certificates) {
        return RouterFunctions.route()
            .POST("/token", tokens::issue)
            .filter(certificates)
            .build();
    }
}
