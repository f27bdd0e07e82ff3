using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Ledger.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Ledger.Hosting;

public static class MutualTls
{
    private const int Port = 8443;

    public static void UseMutualTls(this IWebHostBuilder host, ServiceSettings settings)
    {
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenAnyIP(Port, listen => listen.UseHttps(https => Configure(https, settings)));
        });
    }

    private static void Configure(HttpsConnectionAdapterOptions https, ServiceSettings settings)
    {
        https.ServerCertificate = X509Certificate2.CreateFromPemFile(settings.ServerCertificateFile, settings.ServerKeyFile);
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.CheckCertificateRevocation = true;
    }
}
