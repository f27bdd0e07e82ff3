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

public class TransportOther {
    private final Session session;
    private final PrivateKey key;

    public TransportOther(Session session, PrivateKey key) {
        this.session = session;
        this.key = key;
    }

    public String resetCredentials(String email) throws MessagingException {
        String token = Jwts.builder().subject(email).expiration(Date.from(Instant.now().plusSeconds(300))).signWith(key).compact(); // expect: MTLS604
        MimeMessage message = new MimeMessage(session);
        message.setText("your credentials were reset");
        Transport.send(message);
        return token;
    }
}
