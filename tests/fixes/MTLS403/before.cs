using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Authentication.Certificate;
using Microsoft.AspNetCore.Server.Kestrel.Https;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
    https.AllowAnyClientCertificate();
}));
builder.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(options =>
{
    options.AllowedCertificateTypes = CertificateTypes.All;
    options.RevocationMode = X509RevocationMode.Online;
});
var app = builder.Build();
app.UseAuthentication();
app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    var descriptor = new SecurityTokenDescriptor { Claims = claims, SigningCredentials = Keys.Credentials, Expires = DateTime.UtcNow.AddMinutes(5) };

    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});
app.Run();
