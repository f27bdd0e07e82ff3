using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class TokenConstructor
{
    private readonly TokenValidationParameters _parameters;

    public TokenConstructor(TokenValidationParameters parameters)
    {
        _parameters = parameters;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return TypedResults.Unauthorized();
        }

        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out var validated);
        var parsed = (JwtSecurityToken)validated;
        if (!string.Equals(parsed.Payload["x5t#S256"] as string, presented))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(parsed.Subject);
    }
}
