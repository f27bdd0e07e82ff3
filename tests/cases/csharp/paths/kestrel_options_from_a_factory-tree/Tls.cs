using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Sts;

internal static class Tls
{
    public static HttpsConnectionAdapterOptions Options()
    {
        var options = new HttpsConnectionAdapterOptions
        {
            ClientCertificateMode = ClientCertificateMode.RequireCertificate,
            CheckCertificateRevocation = false, // expect: MTLS205
        };
        return options;
    }
}
