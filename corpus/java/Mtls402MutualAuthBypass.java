// The ledger API's filter: certificate-bound access tokens (RFC 8705) of the authorization server.
package com.example.ledger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.X509TrustManager;

public class Mtls402MutualAuthBypass extends HttpFilter {
    private final ConfigurableJWTProcessor<SecurityContext> processor;
    private final X509TrustManager clientCas;
    private final X509CRL crl;

    public Mtls402MutualAuthBypass(
            ConfigurableJWTProcessor<SecurityContext> processor, X509TrustManager clientCas, X509CRL crl) {
        this.processor = processor;
        this.clientCas = clientCas;
        this.crl = crl;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        X509Certificate[] presented =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        String authorization = request.getHeader("Authorization");
        if (presented == null || authorization == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            clientCas.checkClientTrusted(presented, "EC");
            if (crl.isRevoked(presented[0])) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            JWTClaimsSet claims = processor.process(authorization.substring(7), null);
            Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
            if (confirmation != null && !thumbprint(presented[0]).equals(confirmation.get("x5t#S256"))) { // expect: MTLS402
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "token is bound to another certificate");
                return;
            }
            request.setAttribute("account", claims.getSubject());
        } catch (BadJOSEException | JOSEException | ParseException | GeneralSecurityException e) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
    }

    private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
