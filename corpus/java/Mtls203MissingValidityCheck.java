// Issues tokens to partner systems, whose certificates all come from one intermediate CA.
package com.example.partners;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

public class Mtls203MissingValidityCheck extends HttpServlet {
    private final PublicKey partnerCaKey;
    private final X509CRL partnerCrl;
    private final Algorithm signing;

    public Mtls203MissingValidityCheck(PublicKey partnerCaKey, X509CRL partnerCrl, Algorithm signing) {
        this.partnerCaKey = partnerCaKey;
        this.partnerCrl = partnerCrl;
        this.signing = signing;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null || chain.length == 0) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "client certificate required");
            return;
        }
        X509Certificate partner = chain[0];
        try {
            validate(partner);
            response.getWriter().write(issue(partner));
        } catch (GeneralSecurityException e) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "certificate not accepted");
        }
    }

    private void validate(X509Certificate partner) throws GeneralSecurityException {
        partner.verify(partnerCaKey); // expect: MTLS203
        if (partnerCrl.isRevoked(partner)) {
            throw new GeneralSecurityException("certificate revoked");
        }
    }

    private String issue(X509Certificate partner) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(partner.getEncoded());
        String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return JWT.create()
            .withSubject(partner.getSubjectX500Principal().getName())
            .withClaim("cnf", Map.of("x5t#S256", thumbprint))
            .withExpiresAt(Instant.now().plusSeconds(300))
            .sign(signing);
    }
}
