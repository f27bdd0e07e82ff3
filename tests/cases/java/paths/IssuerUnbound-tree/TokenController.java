package com.example.orders.web;

import com.example.orders.token.TokenIssuer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
public class TokenController {
    private final TokenIssuer issuer;

    @PostMapping("/token")
    public String token(HttpServletRequest request) {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        return issuer.issue(presented[0]);
    }
}
