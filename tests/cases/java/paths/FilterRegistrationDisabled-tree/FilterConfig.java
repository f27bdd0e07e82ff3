package com.example.orders.config;

import com.auth0.jwt.algorithms.Algorithm;
import com.example.orders.security.BearerFilter;
import com.example.orders.security.ClientCertificateFilter;
import java.security.cert.X509CRL;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class FilterConfig {
    @Bean
    public FilterRegistrationBean<ClientCertificateFilter> certificates(X509TrustManager trust, X509CRL crl) {
        FilterRegistrationBean<ClientCertificateFilter> bean =
            new FilterRegistrationBean<>(new ClientCertificateFilter(trust, crl));
        bean.addUrlPatterns("/orders/*", "/stock/*");
        bean.setEnabled(false);
        return bean;
    }

    @Bean
    public FilterRegistrationBean<BearerFilter> bearer(Algorithm algorithm) {
        FilterRegistrationBean<BearerFilter> bean = new FilterRegistrationBean<>();
        bean.setFilter(new BearerFilter(algorithm));
        bean.setUrlPatterns(List.of("/orders/*"));
        bean.setOrder(2);
        return bean;
    }
}
