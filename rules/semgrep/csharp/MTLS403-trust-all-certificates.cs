using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

public class Clients
{
    public HttpClient Assigned(X509Certificate2 certificate)
    {
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(certificate);
        // ruleid: mtls403-trust-all-certificates-csharp
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
        return new HttpClient(handler);
    }

    public HttpClient AssignedFirst(X509Certificate2 certificate)
    {
        var handler = new HttpClientHandler();
        // ruleid: mtls403-trust-all-certificates-csharp
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        handler.ClientCertificates.Add(certificate);
        return new HttpClient(handler);
    }

    public HttpClient Initializer(X509Certificate2 certificate)
    {
        var handler = new HttpClientHandler
        {
            // ruleid: mtls403-trust-all-certificates-csharp
            ServerCertificateCustomValidationCallback = (_, _, _, _) => { return true; },
        };
        handler.ClientCertificates.Add(certificate);
        return new HttpClient(handler);
    }

    public SslClientAuthenticationOptions Sockets(X509Certificate2Collection certificates) => new()
    {
        ClientCertificates = certificates,
        // ruleid: mtls403-trust-all-certificates-csharp
        RemoteCertificateValidationCallback = delegate { return true; },
    };

    public SslStream Stream(Stream inner)
    {
        // ruleid: mtls403-trust-all-certificates-csharp
        return new SslStream(inner, false, (sender, certificate, chain, errors) => true);
    }

    public void Configure(HttpsConnectionAdapterOptions https)
    {
        // ruleid: mtls403-trust-all-certificates-csharp
        https.ClientCertificateValidation = (certificate, chain, errors) => true;
        // ruleid: mtls403-trust-all-certificates-csharp
        https.AllowAnyClientCertificate();
        // ruleid: mtls403-trust-all-certificates-csharp
        ServicePointManager.ServerCertificateValidationCallback = AcceptAll;
    }

    private static bool AcceptAll(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors)
    {
        return true;
    }

    public void Wcf(ServiceCredentials credentials)
    {
        // ruleid: mtls403-trust-all-certificates-csharp
        credentials.ClientCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None;
    }
}

public class StrictClients
{
    public HttpClient Verified(X509Certificate2 certificate)
    {
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(certificate);
        // ok: mtls403-trust-all-certificates-csharp
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => errors == SslPolicyErrors.None;
        return new HttpClient(handler);
    }

    public HttpClient NoClientCertificate()
    {
        var handler = new HttpClientHandler();
        // ok: mtls403-trust-all-certificates-csharp
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
        return new HttpClient(handler);
    }

    public HttpClient NoClientCertificateInitializer()
    {
        // ok: mtls403-trust-all-certificates-csharp
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        return new HttpClient(handler);
    }

    public void Configure(HttpsConnectionAdapterOptions https)
    {
        // ok: mtls403-trust-all-certificates-csharp
        https.ClientCertificateValidation = (certificate, chain, errors) => pins.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        // ok: mtls403-trust-all-certificates-csharp
        ServicePointManager.ServerCertificateValidationCallback = Check;
    }

    private static bool Check(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors)
    {
        return errors == SslPolicyErrors.None;
    }

    public void OptIn(HttpClientHandler handler, Settings settings)
    {
        if (settings.AllowInsecure)
        {
            // ok: mtls403-trust-all-certificates-csharp
            handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
        }
    }

    public void Wcf(ServiceCredentials credentials)
    {
        // ok: mtls403-trust-all-certificates-csharp
        credentials.ClientCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;
    }
}
