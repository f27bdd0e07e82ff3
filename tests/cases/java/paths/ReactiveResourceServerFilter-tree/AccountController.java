package com.example.bank.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
public class AccountController {
    @GetMapping("/account")
    public Mono<String> account(@AuthenticationPrincipal Jwt token) {
        return Mono.just(token.getSubject());
    }
}
