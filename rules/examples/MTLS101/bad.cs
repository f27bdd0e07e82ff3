using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
}));
var app = builder.Build();
var issuer = X509CertificateLoader.LoadPkcs12FromFile("issuer.p12", Environment.GetEnvironmentVariable("ISSUER_P12"));

app.MapPost("/token", async (HttpContext context) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    if (client is null)
    {
        return Results.Unauthorized();
    }

    var claims = new List<Claim>
    {
        new(JwtRegisteredClaimNames.Sub, client.GetNameInfo(X509NameType.SimpleName, false)),
        new("cnf", $$"""{"x5t#S256":"{{Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))}}"}""", JsonClaimValueTypes.Json),
    };
    var token = new JwtSecurityToken(
        issuer: "https://issuer.example",
        audience: "https://api.example",
        claims: claims,
        expires: DateTime.UtcNow.AddMinutes(10),
        signingCredentials: new X509SigningCredentials(client));
    return Results.Ok(new { access_token = new JwtSecurityTokenHandler().WriteToken(token) });
});

app.Run();
