using System.Security.Cryptography.X509Certificates;

namespace Sts;

public static class Guard
{
    public static void Trusted(X509Certificate2 certificate)
    {
        if (ChainRules.IsTrusted(certificate))
        {
            return;
        }

        throw new UnauthorizedAccessException(certificate.Subject);
    }
}
