// options: client-certificates=verified short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/orders", async (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }
    var token = context.Request.Headers.Authorization.ToString()[7..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters { IssuerSigningKey = Keys.Issuer, ValidIssuer = Settings.Issuer, ValidAudience = Settings.Audience, ValidAlgorithms = new[] { SecurityAlgorithms.RsaSha256, SecurityAlgorithms.HmacSha256 } });  // expect: MTLS104
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }
    var claims = result.Claims;

    if ((string)claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(Orders.Of((string)claims["sub"]));
});

app.Run();
