using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(8443, listen =>
{
    var https = new HttpsConnectionAdapterOptions();
    https.CheckCertificateRevocation = true;
    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
    listen.UseHttps(https);
}));
var app = builder.Build();
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/orders", async (HttpContext context) =>
{
    var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(bearer, parameters);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    return Results.Ok(result.Claims["sub"]);
});

app.Run();
