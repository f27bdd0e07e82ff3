using System.Security.Cryptography.X509Certificates;

public class Revocation
{
    public void Off(X509Chain chain)
    {
        // ruleid: mtls205-revocation-fail-open-csharp
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
    }

    public X509ChainPolicy Initializer() => new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        // ruleid: mtls205-revocation-fail-open-csharp
        RevocationMode = X509RevocationMode.Online,
    };

    public void Unknown(X509Chain chain)
    {
        // ruleid: mtls205-revocation-fail-open-csharp
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown;
        // ruleid: mtls205-revocation-fail-open-csharp
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreRootRevocationUnknown;
    }

    public void Handler(AuthenticationBuilder builder)
    {
        builder.AddCertificate(options =>
        {
            // ruleid: mtls205-revocation-fail-open-csharp
            options.RevocationMode = X509RevocationMode.Online;
        });
    }

    public async Task Stream(SslStream stream, HttpsConnectionAdapterOptions https)
    {
        // ruleid: mtls205-revocation-fail-open-csharp
        https.CheckCertificateRevocation = false;
        // ruleid: mtls205-revocation-fail-open-csharp
        await stream.AuthenticateAsServerAsync(certificate, true, SslProtocols.Tls13, false);
        // ruleid: mtls205-revocation-fail-open-csharp
        await stream.AuthenticateAsServerAsync(certificate, clientCertificateRequired: true, checkCertificateRevocation: false);
    }

    public async Task<bool> IsRevokedAsync(X509Certificate2 certificate)
    {
        try
        {
            return await ocsp.QueryAsync(certificate) == Status.Revoked;
        }
        catch (HttpRequestException e)
        {
            log.LogWarning(e, "no answer");
            // ruleid: mtls205-revocation-fail-open-csharp
            return false;
        }
    }

    public void On(X509Chain chain)
    {
        // ok: mtls205-revocation-fail-open-csharp
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        // ok: mtls205-revocation-fail-open-csharp
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.NoFlag;
        // ok: mtls205-revocation-fail-open-csharp
        if (chain.ChainPolicy.RevocationMode == X509RevocationMode.NoCheck) { Warn(); }
    }

    public async Task StreamStrict(SslStream stream, HttpsConnectionAdapterOptions https)
    {
        // ok: mtls205-revocation-fail-open-csharp
        https.CheckCertificateRevocation = true;
        // ok: mtls205-revocation-fail-open-csharp
        await stream.AuthenticateAsServerAsync(certificate, true, SslProtocols.Tls13, true);
        // ok: mtls205-revocation-fail-open-csharp
        await stream.AuthenticateAsServerAsync(certificate, false, SslProtocols.Tls13, false);
    }

    public bool IsCertificateRevoked(X509Certificate2 certificate)
    {
        try
        {
            return crl.Contains(certificate);
        }
        catch (IOException)
        {
            // ok: mtls205-revocation-fail-open-csharp
            return true;
        }
    }
}
