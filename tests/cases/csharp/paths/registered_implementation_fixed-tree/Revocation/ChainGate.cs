using System.Security.Cryptography.X509Certificates;

namespace Sts.Revocation;

public sealed class ChainGate : ICertificateGate
{
    private readonly X509RevocationMode mode;

    public ChainGate(X509RevocationMode mode = X509RevocationMode.Online) => this.mode = mode;

    public bool Admits(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.EntireChain;
        return chain.Build(certificate);
    }
}
