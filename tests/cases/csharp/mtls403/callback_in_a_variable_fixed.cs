using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public class VariableCallback
{
    public HttpClient Create(X509Certificate2 own)
    {
        Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> accept = (request, certificate, chain, errors) => errors == SslPolicyErrors.None;
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        handler.ClientCertificates.Add(own);
        handler.ServerCertificateCustomValidationCallback = accept;
        return new HttpClient(handler);
    }
}
