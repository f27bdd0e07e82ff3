// options: client-certificates=verified short-lived-certificates assume-mtls
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/re-enroll", (RecoveryForm form) =>
{
    var user = Users.FindByEmail(form.Email);
    if (user is null)
    {
        return Results.NotFound();
    }

    var request = CertificateRequest.LoadSigningRequestPem(form.Request, HashAlgorithmName.SHA256);
    var certificate = request.Create(Keys.Authority, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), Keys.NextSerial());  // expect: MTLS604
    return Results.Text(certificate.ExportCertificatePem());
});

app.Run();
