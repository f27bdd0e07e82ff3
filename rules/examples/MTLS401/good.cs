using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseKestrel(options => options.ListenAnyIP(8443, listen => listen.UseHttps(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
})));

var app = builder.Build();
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/accounts", async (HttpContext context) =>
{
    var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(bearer, parameters);
    return result.IsValid ? Results.Ok(Accounts.Of(result.Claims["sub"])) : Results.Unauthorized();
});

app.Run();
