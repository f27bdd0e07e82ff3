// Calls the bank's API over mutual TLS.
package com.example.bank;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

public class Mtls403TrustAllCertificatesFixed {
    private final X509TrustManager bankCas;

    public Mtls403TrustAllCertificatesFixed(X509TrustManager bankCas) {
        this.bankCas = bankCas;
    }

    public HttpClient client(KeyStore identity, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new BankTrust()}, null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private final class BankTrust implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this side is no server");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            bankCas.checkServerTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return bankCas.getAcceptedIssuers();
        }
    }
}
