package com.example.issuer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

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
