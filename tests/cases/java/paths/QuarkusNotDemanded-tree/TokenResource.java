package com.example.quarkus;

import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.security.cert.X509Certificate;

@Path("/tokens")
public class TokenResource {
    @Inject
    SecurityIdentity identity;

    @Inject
    TokenIssuer issuer;

    @POST
    @RolesAllowed("device")
    public String issue() {
        X509Certificate client = identity.getCredential(CertificateCredential.class).getCertificate();
        return issuer.issue(client);
    }
}
