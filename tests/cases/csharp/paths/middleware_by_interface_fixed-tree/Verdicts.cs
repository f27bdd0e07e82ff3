using System.Security.Cryptography.X509Certificates;

namespace Sts;

internal static class Verdicts
{
    public static bool Refuses(X509Certificate2? certificate) => certificate is null || !ChainRules.IsTrusted(certificate);
}
