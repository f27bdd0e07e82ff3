// The seed's remediation: revocation is checked online.
using System.Linq;
using System.Security.Cryptography.X509Certificates;

public class RemediatedRevocation
{
    public bool IsCertificateRevoked(X509Certificate2 cert)
    {
        X509Chain chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;

        if (!chain.Build(cert))
        {
            foreach (X509ChainElement element in chain.ChainElements)
            {
                if (element.ChainElementStatus.Any(status =>
                    status.Status == X509ChainStatusFlags.Revoked))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
