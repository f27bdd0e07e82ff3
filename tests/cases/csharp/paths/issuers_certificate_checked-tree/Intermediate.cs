using System.Security.Cryptography.X509Certificates;

namespace Sts;

public sealed class Intermediate
{
    public X509Certificate2 Certificate { get; } = X509CertificateLoader.LoadCertificateFromFile("intermediate.cer");
}
