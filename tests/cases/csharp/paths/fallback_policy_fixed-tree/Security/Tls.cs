using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Orders.Security;

public static class Tls
{
    public static void RequireClientCertificates(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.CheckCertificateRevocation = true;
            });
        });
    }
}
