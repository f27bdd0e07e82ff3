import com.auth0.jwt.JWT;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Jwts;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Tokens {
    void vertx(JWTAuthOptions options) {
        // ruleid: mtls503-expiry-not-enforced-java
        options.getJWTOptions().setIgnoreExpiration(true);
    }

    JwtConsumer jose4j() {
        return new JwtConsumerBuilder()
            .setVerificationKey(key)
            // ruleid: mtls503-expiry-not-enforced-java
            .setSkipAllValidators()
            .build();
    }

    void skew() {
        // ruleid: mtls503-expiry-not-enforced-java
        Jwts.parser().verifyWith(key).clockSkewSeconds(604800).build();
        // ruleid: mtls503-expiry-not-enforced-java
        JWT.require(algorithm).acceptLeeway(7 * 24 * 3600).build();
    }

    void spring(NimbusJwtDecoder decoder) {
        // ruleid: mtls503-expiry-not-enforced-java
        decoder.setJwtValidator(new JwtIssuerValidator(issuer));
        // ruleid: mtls503-expiry-not-enforced-java
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        // ruleid: mtls503-expiry-not-enforced-java
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(Duration.ofDays(30))));
    }

    Claims expired(String token) {
        try {
            return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
        } catch (ExpiredJwtException e) {
            // ruleid: mtls503-expiry-not-enforced-java
            return e.getClaims();
        }
    }

    void vertxStrict(JWTAuthOptions options, JWTAuth provider) {
        // ok: mtls503-expiry-not-enforced-java
        options.getJWTOptions().setIgnoreExpiration(false);
        // ok: mtls503-expiry-not-enforced-java
        provider.generateToken(claims, new JWTOptions().setIgnoreExpiration(true));
    }

    JwtConsumer firstPass() {
        // ok: mtls503-expiry-not-enforced-java
        return new JwtConsumerBuilder().setSkipAllValidators().setSkipSignatureVerification().build();
    }

    void smallSkew() {
        // ok: mtls503-expiry-not-enforced-java
        Jwts.parser().verifyWith(key).clockSkewSeconds(30).build();
        // ok: mtls503-expiry-not-enforced-java
        JWT.require(algorithm).acceptLeeway(60).build();
    }

    void springStrict(NimbusJwtDecoder decoder) {
        // ok: mtls503-expiry-not-enforced-java
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
    }

    Claims strict(String token) {
        try {
            return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
        } catch (ExpiredJwtException e) {
            // ok: mtls503-expiry-not-enforced-java
            throw new Unauthorized(e);
        }
    }
}
