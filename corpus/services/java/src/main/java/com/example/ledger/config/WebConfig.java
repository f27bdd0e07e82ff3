package com.example.ledger.config;

import com.example.ledger.security.BearerFilter;
import com.example.ledger.security.ClientCertificateFilter;
import com.example.ledger.security.RateLimitInterceptor;
import com.example.ledger.security.RevocationService;
import com.example.ledger.token.TokenService;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What runs in front of the controllers. Health and JWKS are public. */
@Configuration
public class WebConfig implements WebMvcConfigurer {
    @Bean
    FilterRegistrationBean<ClientCertificateFilter> certificateFilter(
            RevocationService revocation, Settings settings) {
        FilterRegistrationBean<ClientCertificateFilter> bean = new FilterRegistrationBean<>();
        bean.setFilter(new ClientCertificateFilter(revocation, settings.clients()));
        bean.setUrlPatterns(List.of("/oauth/*", "/accounts/*"));
        bean.setOrder(1);
        return bean;
    }

    @Bean
    FilterRegistrationBean<BearerFilter> bearerFilter(TokenService tokens) {
        FilterRegistrationBean<BearerFilter> bean = new FilterRegistrationBean<>(new BearerFilter(tokens));
        bean.addUrlPatterns("/accounts/*");
        bean.setOrder(2);
        return bean;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RateLimitInterceptor()).addPathPatterns("/oauth/**");
    }
}
