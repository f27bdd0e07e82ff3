using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.IdentityModel.Tokens.Jwt;

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
    var claims = new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters { IssuerSigningKey = Keys.Issuer, ValidIssuer = Settings.Issuer, ValidAudience = Settings.Audience, ValidAlgorithms = new[] { "RS256", "HS256" } }, out _);

    if (claims.FindFirst("x5t#S256")?.Value != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(Orders.Of(claims.FindFirst("sub")?.Value));
});

app.Run();
