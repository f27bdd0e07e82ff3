import io.jsonwebtoken.Jwts;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class Gateway {
    private KeyStore clientStore;
    private PrivateKey issuerKey;
    private char[] password;

    HttpClient connect() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(clientStore, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    String tokenFor(String user) {
        return Jwts.builder()
            .subject(user)
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(issuerKey)
            .compact();
    }
}
