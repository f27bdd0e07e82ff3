using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.CheckCertificateRevocation = true;
    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
}));
var app = builder.Build();
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/orders", async (HttpContext context) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(bearer, parameters);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    if (result.Claims["x5t#S256"] as string != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(result.Claims["sub"]);
});

app.Run();
