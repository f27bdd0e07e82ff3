using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public static class MeEndpoint
{
    public static void MapMe(this WebApplication app, SecurityKey issuerKey)
    {
        app.MapGet("/me", (HttpContext context) =>
        {
            var client = context.Connection.ClientCertificate;
            if (client is null || !client.Verify())
            {
                return Results.Unauthorized();
            }

            var parameters = new TokenValidationParameters
            {
                ValidIssuer = "https://sts.example",
                ValidAudience = "me",
                SignatureValidator = (token, options) => new JwtSecurityToken(token), // expect: MTLS103
            };
            var bearer = context.Request.Headers.Authorization.ToString().Split(' ').Last();
            new JwtSecurityTokenHandler().ValidateToken(bearer, parameters, out var validated);
            var jwt = (JwtSecurityToken)validated;
            if (jwt.Claims.First(claim => claim.Type == "x5t#S256").Value != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
            {
                return Results.Unauthorized();
            }

            return Results.Ok(jwt.Subject);
        });
    }
}
