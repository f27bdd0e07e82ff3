using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public class SocketsClient
{
    public HttpClient Create(X509Certificate2 own, X509Certificate2 pinnedRoot)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = new X509CertificateCollection { own };
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            Console.WriteLine($"{certificate?.Subject}: {errors}");
            return errors == SslPolicyErrors.None;
        };
        return new HttpClient(handler);
    }
}
