package com.example.ledger;

import com.example.ledger.config.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A ledger whose clients authenticate with certificates and then use tokens bound to them. */
@SpringBootApplication
public class LedgerApplication {
    public static void main(String[] args) {
        SpringApplication.run(LedgerApplication.class, args);
    }

    @Bean
    Settings settings() {
        return Settings.from(System.getenv());
    }
}
