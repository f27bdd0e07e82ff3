package com.example.pay;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

public class Payments {
    private final Checks checks;
    private final Algorithm algorithm;

    Payments(Checks checks, Algorithm algorithm) {
        this.checks = checks;
        this.algorithm = algorithm;
    }

    void accept(Context context) throws Exception {
        X509Certificate[] chain =
            (X509Certificate[]) context.req().getAttribute("jakarta.servlet.request.X509Certificate");
        X509Certificate client = chain[0];
        checks.demand(client);
        // expect: MTLS303
        DecodedJWT token = JWT.require(algorithm).build().verify(context.header("X-Token"));
        String thumbprint = Thumbprint.of(client);
        boolean bound = Optional.ofNullable(token.getClaim("cnf").asMap())
            .map(cnf -> cnf.get("x5t#S256"))
            .isPresent();
        if (!bound) {
            context.status(401);
            return;
        }
        context.result("paid by " + token.getSubject());
    }

    private static final class Thumbprint {
        static String of(X509Certificate certificate) throws Exception {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
        }
    }
}
