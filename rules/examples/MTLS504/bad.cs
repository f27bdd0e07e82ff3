using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/login", async (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }
    var token = context.Request.Headers.Authorization.ToString()[7..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters { IssuerSigningKey = Keys.Issuer, ValidIssuer = Settings.Issuer, ValidAudience = Settings.Audience });
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }
    var claims = result.Claims;
        if ((string)claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
    {
        return Results.Unauthorized();
    }

    context.Session.SetString("user", (string)claims["sub"]);
    return Results.NoContent();
});

app.Run();
