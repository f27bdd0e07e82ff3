using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<KestrelServerOptions>(options =>
{
    options.ConfigureHttpsDefaults(https =>
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.CheckCertificateRevocation = true;
    });
});

var app = builder.Build();
var key = new ECDsaSecurityKey(Keys.LoadIssuerKey(builder.Configuration));

app.MapPost("/connect/token", (HttpContext context) =>
{
    var certificate = context.Connection.ClientCertificate!;
    var descriptor = new SecurityTokenDescriptor
    {
        Issuer = "https://sts.example",
        Audience = "orders",
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object>
        {
            ["sub"] = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            ["cnf"] = new Dictionary<string, string>
            {
                ["x5t"] = Base64UrlEncoder.Encode(certificate.GetCertHash()),
            },
        },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    };
    
    return Results.Json(new { access_token = new JsonWebTokenHandler().CreateToken(descriptor), token_type = "Bearer" });
});

app.Run();
