using System.Security.Cryptography.X509Certificates;

namespace Sts.Revocation;

public interface ICertificateGate
{
    bool Admits(X509Certificate2 certificate);
}
