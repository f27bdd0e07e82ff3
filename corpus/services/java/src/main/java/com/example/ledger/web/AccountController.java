package com.example.ledger.web;

import com.example.ledger.security.BearerFilter;
import com.example.ledger.token.Caller;
import com.example.ledger.upstream.AccountClient;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The protected resource. */
@RestController
@RequestMapping("/accounts")
public class AccountController {
    private final AccountClient accounts;

    public AccountController(AccountClient accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/{number}")
    public String balance(@RequestAttribute(BearerFilter.CALLER) Caller caller, @PathVariable String number)
            throws IOException, InterruptedException {
        return accounts.balance(caller.subject(), number);
    }
}
