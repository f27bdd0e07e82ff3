// options: client-certificates=verified short-lived-certificates
package com.example;

import com.nimbusds.jose.util.X509CertUtils;
import com.sun.net.httpserver.HttpExchange;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import io.javalin.http.Context;
import io.jsonwebtoken.Jwts;
import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import io.undertow.server.HttpServerExchange;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Socket;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

public class AddressesClaimed {
    private static final Set<String> PROXIES = Set.of("10.0.0.4", "10.0.0.5");
    private final PrivateKey key;

    public AddressesClaimed(PrivateKey key) {
        this.key = key;
    }

    public String javalin(Context context) {
        require(context.header("X-Forwarded-For"));
        return issue(context.header("X-Client-Cert")); // expect: MTLS404
    }

    public String servlet(HttpServletRequest request) {
        require(request.getHeader("X-Real-IP"));
        return issue(request.getHeader("X-Client-Cert")); // expect: MTLS404
    }

    public String jdk(HttpExchange exchange) {
        require(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        return issue(exchange.getRequestHeaders().getFirst("X-Client-Cert")); // expect: MTLS404
    }

    public String undertow(HttpServerExchange exchange) {
        require(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        return issue(exchange.getRequestHeaders().getFirst("X-Client-Cert")); // expect: MTLS404
    }

    public String micronaut(HttpRequest<?> request) {
        require(request.getHeaders().get("X-Forwarded-For"));
        return issue(request.getHeaders().get("X-Client-Cert")); // expect: MTLS404
    }

    public String webflux(ServerHttpRequest request) {
        require(request.getHeaders().getFirst("X-Forwarded-For"));
        return issue(request.getHeaders().getFirst("X-Client-Cert")); // expect: MTLS404
    }

    public String channel(Channel channel, Context context) {
        require(channel.remoteAddress().toString());
        return issue(context.header("X-Client-Cert"));
    }

    public String socket(Socket socket, Context context) {
        require(socket.getInetAddress().getHostAddress());
        return issue(context.header("X-Client-Cert"));
    }

    public String endpoint(Socket socket, Context context) {
        require(socket.getRemoteSocketAddress().toString());
        return issue(context.header("X-Client-Cert"));
    }

    public String session(javax.net.ssl.SSLSession session, Context context) {
        require(session.getPeerHost());
        return issue(context.header("X-Client-Cert"));
    }

    public String grpc(ServerCall<?, ?> call, Context context) {
        require(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR).toString());
        return issue(context.header("X-Client-Cert"));
    }

    private static void require(String address) {
        if (!PROXIES.contains(address)) {
            throw new SecurityException("not a proxy of ours");
        }
    }

    private String issue(String header) {
        X509Certificate client = X509CertUtils.parse(header);
        return Jwts.builder()
            .subject(client.getSubjectX500Principal().getName())
            .claim("cnf", Map.of("x5t#S256", X509CertUtils.computeSHA256Thumbprint(client).toString()))
            .expiration(Date.from(Instant.now().plusSeconds(300)))
            .signWith(key)
            .compact();
    }
}
