using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public class PartnerClientFactory
{
    public HttpClient Create(X509Certificate2 own)
    {
        var handler = new HttpClientHandler
        {
            CheckCertificateRevocationList = true,
            ClientCertificates = { own },
        };
        return new HttpClient(handler);
    }
}
