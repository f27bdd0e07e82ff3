// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(options => options.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate; // expect: MTLS401
}));
var app = builder.Build();
var parameters = new TokenValidationParameters { ValidIssuer = "https://login.example.com", ValidAudience = "orders" };

app.MapGet("/orders", async (HttpContext context) =>
{
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], parameters);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    var client = context.Connection.ClientCertificate;
    if (client != null) // expect: MTLS402
    {
        if ((string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            return Results.Unauthorized();
        }
    }

    return Results.Ok(result.Claims["sub"]);
});

app.Run();
