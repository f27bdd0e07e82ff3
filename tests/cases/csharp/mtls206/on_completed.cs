// options: client-certificates=verified
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/token", async (HttpContext context) =>
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
    var token = new JsonWebTokenHandler().CreateToken(descriptor);
    context.Response.OnCompleted(() => Audit(client));  // expect: MTLS206
    return Results.Ok(token);
});

app.Run();

static async Task Audit(X509Certificate2 certificate)
{
    using var chain = new X509Chain();
    if (!chain.Build(certificate))
    {
        Log.Warning("a revoked certificate has got a token");
    }
}
