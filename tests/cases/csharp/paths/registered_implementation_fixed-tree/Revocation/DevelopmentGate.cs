using System.Security.Cryptography.X509Certificates;

namespace Sts.Revocation;

public sealed class DevelopmentGate : ICertificateGate
{
    public bool Admits(X509Certificate2 certificate) => true;
}
