using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public static class Routes
{
    public static void Map(WebApplication app, TokenValidationParameters parameters)
    {
        app.MapGet("/whoami", (HttpContext context) =>
        {
            if (context.Connection.ClientCertificate?.Verify() != true)
            {
                return Results.Unauthorized();
            }

            var token = context.Request.Headers.Authorization.ToString().Split(" ").Last();
            new JwtSecurityTokenHandler().ValidateToken(token, parameters, out var validated);
            var jwt = (JwtSecurityToken)validated;
            if (jwt.Claims.First(c => c.Type == "x5t#S256").Value != Base64UrlEncoder.Encode(SHA256.HashData(context.Connection.ClientCertificate.RawData)))
            {
                return Results.Unauthorized();
            }

            return Results.Ok(new { user = jwt.Claims.First(c => c.Type == "sub").Value });
        });
    }
}
