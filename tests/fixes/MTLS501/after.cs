using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
}));
var app = builder.Build();
var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
var credentials = new SigningCredentials(Keys.Load(app.Configuration), SecurityAlgorithms.EcdsaSha256);
var allowed = app.Configuration.GetSection("Clients").Get<HashSet<string>>()!;
app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate!;
    if (!allowed.Contains(client.Subject))
    {
        return Results.Forbid();
    }

    var cnf = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    var descriptor = new SecurityTokenDescriptor
    {
        Issuer = "https://sts.example",
        Audience = "orders",
        IssuedAt = DateTime.UtcNow,
        Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = cnf },
        SigningCredentials = credentials,
        Expires = System.DateTime.UtcNow.AddMinutes(5),
    };

    return Results.Ok(handler.CreateToken(descriptor));
});
app.Run();

static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
