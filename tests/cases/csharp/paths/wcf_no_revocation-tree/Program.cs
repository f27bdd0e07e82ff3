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
        authentication.RevocationMode = X509RevocationMode.NoCheck;  // expect: MTLS205
        host.Open();
    }
}
