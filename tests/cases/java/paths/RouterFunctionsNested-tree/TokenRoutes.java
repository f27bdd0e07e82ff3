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
        return RouterFunctions.route()
            .path("/v1", v1 -> v1.POST("/token", tokens::issue).PUT("/token", tokens::issue))
            .nest(RequestPredicates.GET("/v2"), v2 -> v2.PATCH("/token", tokens::issue).DELETE("/token", tokens::issue))
            .filter(certificates)
            .build();
    }
}
