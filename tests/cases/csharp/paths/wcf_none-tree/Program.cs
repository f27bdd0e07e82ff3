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
        // expect: MTLS403
        authentication.CertificateValidationMode = X509CertificateValidationMode.None;
        authentication.RevocationMode = X509RevocationMode.Online;
        host.Open();
    }
}
