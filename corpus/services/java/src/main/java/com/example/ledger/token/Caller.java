package com.example.ledger.token;

import java.util.List;

/** Whoever a token was issued to. */
public record Caller(String subject, List<String> scopes) {}
