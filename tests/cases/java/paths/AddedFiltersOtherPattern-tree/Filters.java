package com.example.orders.config;

import com.auth0.jwt.algorithms.Algorithm;
import com.example.orders.security.BearerFilter;
import com.example.orders.security.ClientCertificateFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.security.cert.X509CRL;
import java.util.EnumSet;
import javax.net.ssl.X509TrustManager;

public class Filters {
    public static void register(ServletContext context, X509TrustManager trust, X509CRL crl, Algorithm algorithm) {
        context.addFilter("certificates", new ClientCertificateFilter(trust, crl))
            .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/stock/*");
        context.addFilter("bearer", new BearerFilter(algorithm))
            .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/orders/*");
    }
}
