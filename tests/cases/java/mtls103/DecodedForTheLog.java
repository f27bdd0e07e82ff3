// The token is looked at for the log only; the certificate alone decides.
package com.example.iot;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.cert.X509Certificate;

public class DecodedForTheLog {
    private static final System.Logger LOG = System.getLogger("access");

    public void note(HttpServletRequest request, HttpServletResponse response) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        if (chain == null) {
            response.sendError(401);
            return;
        }
        DecodedJWT token = JWT.decode(request.getHeader("Authorization").substring(7));
        LOG.log(System.Logger.Level.INFO, "call with token {0}", token.getId());
        response.sendError(503);
    }
}
