using System.Net.Http;

namespace Billing.Clients;

public class DevClient
{
    public HttpClient Create()
    {
        var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) => true;
        return new HttpClient(handler);
    }
}
