using System.Security.Cryptography.X509Certificates;

namespace Sts;

public static class ChainRules
{
    public static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        return chain.Build(certificate);
    }
}
