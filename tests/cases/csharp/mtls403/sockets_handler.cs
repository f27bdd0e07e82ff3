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
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => // expect: MTLS403
        {
            Console.WriteLine($"{certificate?.Subject}: {errors}");
            return true;
        };
        return new HttpClient(handler);
    }
}
