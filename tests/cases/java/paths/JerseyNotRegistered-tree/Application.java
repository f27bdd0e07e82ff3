package com.example.api;

import com.example.api.web.TokenResource;
import org.glassfish.jersey.server.ResourceConfig;

public class Application extends ResourceConfig {
    public Application() {
        register(TokenResource.class);
    }
}
