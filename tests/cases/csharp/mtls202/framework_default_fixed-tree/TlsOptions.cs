using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Edge;

public sealed class TlsOptions(X509Certificate2 own)
{
    public SslServerAuthenticationOptions Create() => new()
    {
        ServerCertificate = own,
        ClientCertificateRequired = true,
    };
}
