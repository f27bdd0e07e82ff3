using System.IdentityModel.Selectors;
using System.Security.Cryptography.X509Certificates;
using System.ServiceModel.Security;

namespace Sts;

public sealed class ClientValidator : X509CertificateValidator
{
    public override void Validate(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        if (!chain.Build(certificate))
        {
            throw new MessageSecurityException("untrusted client");
        }
    }
}
