package com.example.orders.config;

import com.example.orders.security.CertificateInterceptor;
import java.security.cert.X509CRL;
import javax.net.ssl.X509TrustManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class WebConfig implements WebMvcConfigurer {
    @Autowired
    private X509TrustManager trust;

    @Autowired
    private X509CRL crl;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CertificateInterceptor(trust, crl))
            .addPathPatterns("/admin/**")
            .excludePathPatterns("/api/health");
    }
}
