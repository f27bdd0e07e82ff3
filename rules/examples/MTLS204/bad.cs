using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using AspNetCoreRateLimit;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseIpRateLimiting();
app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var descriptor = new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) } },
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = Keys.Signing,
    };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();
