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
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/statements", async (HttpContext context, StatementStore store) =>
{
    app.Logger.LogInformation("request from {Subject}", context.Connection.ClientCertificate!.Subject);
    var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "");
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    var presented = Base64UrlEncoder.Encode(SHA256.HashData(context.Connection.ClientCertificate!.RawData));
    if (!presented.Equals(result.Claims["x5t#S256"]))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(await store.ForAsync(result.Claims["sub"]));
});

app.Run();
