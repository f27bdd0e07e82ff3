using System.Security.Cryptography.X509Certificates;

namespace Legacy;

internal static class Guard
{
    public static void Check(X509Certificate2 certificate)
    {
        if (certificate == null || !ChainRules.IsTrusted(certificate))
        {
            throw new System.UnauthorizedAccessException("client refused");
        }
    }
}
