using System.Security.Cryptography.X509Certificates;
using System.ServiceModel;
using System.ServiceModel.Security;

namespace Sts;

public static class Program
{
    public static void Main()
    {
        using var host = new ServiceHost(typeof(TokenService));
        var authentication = host.Credentials.ClientCertificate.Authentication;
        authentication.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;
        authentication.RevocationMode = X509RevocationMode.Online;
        host.Open();
    }
}
