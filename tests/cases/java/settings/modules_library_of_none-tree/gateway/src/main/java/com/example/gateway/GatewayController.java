package com.example.gateway;

import com.example.library.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class GatewayController {
    private final TokenService tokens;

    public GatewayController(TokenService tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/token")
    public String issue(HttpServletRequest request) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        return tokens.issue(chain[0]);
    }
}
