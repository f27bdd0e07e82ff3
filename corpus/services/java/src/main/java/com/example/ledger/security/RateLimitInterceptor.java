package com.example.ledger.security;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.servlet.HandlerInterceptor;

/** Ten tokens a minute for each address. */
public class RateLimitInterceptor implements HandlerInterceptor {
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Bucket bucket = buckets.computeIfAbsent(request.getRemoteAddr(), address -> fresh());
        if (bucket.tryConsume(1)) {
            return true;
        }
        response.setStatus(429);
        return false;
    }

    private static Bucket fresh() {
        return Bucket.builder()
            .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofMinutes(1)))
            .build();
    }
}
