using System.Security.Cryptography.X509Certificates;

namespace Sts;

public sealed partial class TokenService
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private X509Certificate2 Client => this.accessor.HttpContext!.Connection.ClientCertificate
        ?? throw new InvalidOperationException("no certificate");

    private static bool Accepted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.UrlRetrievalTimeout = Timeout;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        return chain.Build(certificate);
    }
}
