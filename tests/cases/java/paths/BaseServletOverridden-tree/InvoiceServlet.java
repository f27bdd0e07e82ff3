package com.example.billing.web;

import com.auth0.jwt.interfaces.DecodedJWT;
import com.example.billing.security.*;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;

@WebServlet("/invoices")
public class InvoiceServlet extends SecuredServlet {
    private final Clients clients = new Clients();

    @Override
    protected X509Certificate authenticate(HttpServletRequest request) {
        return clients.from(request).filter(clients::isGood).orElse(null);
    }

    @Override
    protected boolean isBound(DecodedJWT token, X509Certificate client) {
        return token.getSubject() != null;
    }

    @Override
    protected void handle(DecodedJWT token, HttpServletResponse response) throws IOException {
        response.getWriter().write("invoices of " + token.getSubject());
    }
}
