package com.example.sock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

public class Server {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final Handler handler;

    public Server(Handler handler) {
        this.handler = handler;
    }

    public void run(SSLServerSocket listener) throws IOException {
        listener.setNeedClientAuth(true);
        while (true) {
            SSLSocket socket = (SSLSocket) listener.accept();
            pool.submit(() -> handler.handle(socket));
        }
    }
}
