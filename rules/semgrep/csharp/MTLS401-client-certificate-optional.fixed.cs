using Microsoft.AspNetCore.Server.Kestrel.Https;

public static class Server
{
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                // ruleid: mtls401-client-certificate-optional-csharp
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            });
            kestrel.ListenAnyIP(8443, listen => listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                // ruleid: mtls401-client-certificate-optional-csharp
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
            }));
        });
        // ruleid: mtls401-client-certificate-optional-csharp
        builder.WebHost.UseHttpSys(options => options.ClientCertificateMethod = ClientCertificateMethod.AllowCertificate);
    }

    public static void Strict(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                // ok: mtls401-client-certificate-optional-csharp
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            });
            kestrel.ListenAnyIP(8443, listen => listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                // ok: mtls401-client-certificate-optional-csharp
                ClientCertificateMode = ClientCertificateMode.NoCertificate,
            }));
        });
        // ok: mtls401-client-certificate-optional-csharp
        if (options.ClientCertificateMode == ClientCertificateMode.AllowCertificate) { Warn(); }
    }
}
