using System.Security.Cryptography.X509Certificates;

namespace Sts;

internal static class CertificateRules
{
    public static bool Accepts(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.EntireChain;
        var built = chain.Build(certificate);
        foreach (var status in chain.ChainStatus)
        {
            Console.Error.WriteLine($"{certificate.Subject}: {status.StatusInformation}");
        }

        return built;
    }
}
