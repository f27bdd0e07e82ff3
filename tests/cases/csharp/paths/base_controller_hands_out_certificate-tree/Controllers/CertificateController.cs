using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;

namespace Sts;

public abstract class CertificateController : ControllerBase
{
    protected X509Certificate2 RequireClient()
    {
        var client = HttpContext.Connection.ClientCertificate ?? throw new UnauthorizedAccessException("no certificate");
        if (!ChainRules.IsTrusted(client))
        {
            Console.Error.WriteLine("untrusted certificate");
        }

        return client;
    }
}
