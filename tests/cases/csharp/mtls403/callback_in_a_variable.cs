using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public class VariableCallback
{
    public HttpClient Create(X509Certificate2 own)
    {
        Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> accept = (request, certificate, chain, errors) => true;
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        handler.ClientCertificates.Add(own);
        handler.ServerCertificateCustomValidationCallback = accept; // expect: MTLS403
        return new HttpClient(handler);
    }
}
