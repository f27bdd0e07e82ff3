using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Sts;

internal static class Tls
{
    public static void Configure(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.HandshakeTimeout = TimeSpan.FromSeconds(5);
    }
}
