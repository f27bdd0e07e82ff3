// options: assume-mtls client-certificates=verified short-lived-certificates
package com.example;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.vault.core.VaultPkiOperations;
import org.springframework.vault.support.VaultCertificateRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Certificates {
    private final X500Name issuer;
    private final ContentSigner signer;
    private final Devices devices;
    private final VaultPkiOperations vault;

    public Certificates(X500Name issuer, ContentSigner signer, Devices devices, VaultPkiOperations vault) {
        this.issuer = issuer;
        this.signer = signer;
        this.devices = devices;
        this.vault = vault;
    }

    @PostMapping("/devices/reenroll")
    public ResponseEntity<byte[]> reenroll(@RequestBody byte[] csr, Map<String, String> form) throws Exception {
        Device device = devices.find(form.get("serial"));
        PublicKey key = new JcaPKCS10CertificationRequest(csr).getPublicKey();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
            issuer, BigInteger.TEN, new Date(), Date.from(Instant.now().plusSeconds(86400)), new X500Name("CN=" + device.id()), key);
        X509CertificateHolder holder = builder.build(signer); // expect: MTLS604
        return ResponseEntity.ok(holder.getEncoded());
    }

    @PostMapping("/devices/recover")
    public ResponseEntity<Object> recover(@RequestBody Map<String, String> form) {
        Device device = devices.find(form.get("serial"));
        return ResponseEntity.ok(vault.issueCertificate("device", VaultCertificateRequest.create(device.id()))); // expect: MTLS604
    }

    @PostMapping("/devices/reissue")
    public ResponseEntity<Object> reissue(@RequestBody Map<String, String> form) {
        Device device = devices.find(form.get("serial"));
        return ResponseEntity.ok(vault.signCertificateRequest("device", form.get("csr"), VaultCertificateRequest.create(device.id()))); // expect: MTLS604
    }
}
