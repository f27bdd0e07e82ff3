package com.acme.pki;

import java.security.cert.X509Certificate;

public class RemoteDirectory implements Directory {
    private final Channel channel;

    public RemoteDirectory(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void requireAccepted(X509Certificate certificate) {
        if (channel.ask(certificate).status() != 200) {
            throw new SecurityException("not accepted");
        }
    }
}
