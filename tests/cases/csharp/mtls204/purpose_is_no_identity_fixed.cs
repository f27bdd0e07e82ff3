// options: persona=pedantic
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
var handler = new JsonWebTokenHandler();
var credentials = new SigningCredentials(Keys.Load(app.Configuration), SecurityAlgorithms.EcdsaSha256);
var allowed = app.Configuration.GetSection("Clients").Get<HashSet<string>>()!;
app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate!;
    var names = client.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
    if (!names.EnumerateDnsNames().Any(name => allowed.Contains(name)))
    {
        return Results.Forbid();
    }

    var cnf = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    var descriptor = new SecurityTokenDescriptor
    {
        Issuer = "https://sts.example",
        Audience = "orders",
        Expires = Earlier(DateTime.UtcNow.AddMinutes(10), client.NotAfter),
        Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = cnf },
        SigningCredentials = credentials,
    };
    return Results.Ok(handler.CreateToken(descriptor));
}).RequireRateLimiting("tokens");
app.Run();

static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
