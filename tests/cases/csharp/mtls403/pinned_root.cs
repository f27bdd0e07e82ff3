using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Billing.Clients;

public class PinnedRootClient
{
    private readonly X509Certificate2 _root;

    public PinnedRootClient(X509Certificate2 rootCertificate) => _root = rootCertificate;

    public HttpClient Create(X509Certificate2 own)
    {
        var handler = new HttpClientHandler();
        handler.ClientCertificates.Add(own);
        handler.ServerCertificateCustomValidationCallback = ValidateAgainstRoot;
        return new HttpClient(handler);
    }

    private bool ValidateAgainstRoot(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false;
        }

        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root);
        return chain.Build(certificate);
    }
}
