package com.example.ledger.web;

import com.example.ledger.security.ClientCertificateFilter;
import com.example.ledger.token.TokenService;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exchanges a client certificate for a token. */
@RestController
@RequestMapping("/oauth")
public class TokenController {
    private final TokenService tokens;

    public TokenController(TokenService tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/token")
    public Map<String, String> token(@RequestAttribute(ClientCertificateFilter.CLIENT) X509Certificate client) {
        String token = tokens.issue(client, List.of("accounts"));
        return Map.of("access_token", token, "token_type", "Bearer");
    }
}
