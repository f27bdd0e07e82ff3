package com.example.ledger.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What the environment says. */
public record Settings(
        String issuer,
        String audience,
        Set<String> clients,
        Path serverKeyStore,
        Path issuerKeyStore,
        Path upstreamKeyStore,
        Path clientAuthorities,
        Path revocationList,
        String storePassword,
        String upstreamUrl) {

    public static Settings from(Map<String, String> env) {
        return new Settings(
            required(env, "LEDGER_ISSUER"),
            required(env, "LEDGER_AUDIENCE"),
            Set.of(required(env, "LEDGER_CLIENTS").split(",")),
            Path.of(required(env, "LEDGER_SERVER_STORE")),
            Path.of(required(env, "LEDGER_ISSUER_STORE")),
            Path.of(required(env, "LEDGER_UPSTREAM_STORE")),
            Path.of(required(env, "LEDGER_CLIENT_CAS")),
            Path.of(required(env, "LEDGER_CRL")),
            required(env, "LEDGER_STORE_PASSWORD"),
            required(env, "LEDGER_UPSTREAM_URL"));
    }

    private static String required(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
