using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public static class LedgerClient
{
    public static HttpClient Create(string path, string password, X509Certificate2Collection roots)
    {
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(new X509Certificate2(path, password));
        handler.CheckCertificateRevocationList = true;
        handler.ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) => errors == SslPolicyErrors.None;
        return new HttpClient(handler) { BaseAddress = new Uri("https://ledger.internal") };
    }
}
