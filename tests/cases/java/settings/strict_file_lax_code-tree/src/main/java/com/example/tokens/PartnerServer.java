package com.example.tokens;

import org.springframework.boot.web.server.Ssl;

class PartnerServer {
    static Ssl tls() {
        Ssl ssl = new Ssl();
        ssl.setClientAuth(Ssl.ClientAuth.WANT); // expect: MTLS401
        return ssl;
    }
}
