using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.CheckCertificateRevocation = true));
var app = builder.Build();

app.MapPost("/token", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    var descriptor = new SecurityTokenDescriptor { Claims = claims, SigningCredentials = Keys.Credentials, Expires = DateTime.UtcNow.AddMinutes(5) };
    // expect: MTLS201
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();
