using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class ReadToken
{
    private readonly TokenValidationParameters _parameters;

    public ReadToken(TokenValidationParameters parameters)
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
        var handler = new JwtSecurityTokenHandler();
        var parsed = (JwtSecurityToken)handler.ReadToken(token);
        handler.ValidateToken(token, _parameters, out _);
        if (!presented.Equals(parsed.Payload["x5t#S256"]))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(parsed.Subject);
    }
}
