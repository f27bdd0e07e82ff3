// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var pins = builder.Configuration.GetSection("Pins").Get<HashSet<string>>();
builder.WebHost.ConfigureKestrel(options => options.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.ClientCertificateValidation = (certificate, chain, errors) =>
        pins.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256)); // expect: MTLS203
}));
var app = builder.Build();
var credentials = new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create()), SecurityAlgorithms.EcdsaSha256);

app.MapPost("/token", async (HttpContext context) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var descriptor = new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = credentials,
    };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();
