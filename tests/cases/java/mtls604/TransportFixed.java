// options: assume-mtls client-certificates=verified short-lived-certificates
package com.example;

import io.jsonwebtoken.Jwts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;

public class TransportFixed {
    private final Session session;
    private final PrivateKey key;

    public TransportFixed(Session session, PrivateKey key) {
        this.session = session;
        this.key = key;
    }

    public String resetCredentials(String email) throws MessagingException {
        String token = Jwts.builder().subject(email).expiration(Date.from(Instant.now().plusSeconds(300))).signWith(key).compact();
        MimeMessage message = new MimeMessage(session);
        message.setText(token);
        Transport.send(message);
        return "sent";
    }
}
