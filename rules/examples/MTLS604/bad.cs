using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
var app = builder.Build();

app.MapPost("/re-enroll", (RecoveryForm form) =>
{
    var user = Users.FindByEmail(form.Email);
    if (user is null)
    {
        return Results.NotFound();
    }

    var request = CertificateRequest.LoadSigningRequestPem(form.Request, HashAlgorithmName.SHA256);
    var certificate = request.Create(Keys.Authority, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), Keys.NextSerial());
    return Results.Text(certificate.ExportCertificatePem());
});

app.Run();
