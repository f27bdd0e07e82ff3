using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class ParsedConstructor
{
    private readonly TokenValidationParameters _parameters;

    public ParsedConstructor(TokenValidationParameters parameters)
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
        var parsed = new JsonWebToken(token);
        var result = new JsonWebTokenHandler().ValidateToken(token, _parameters);
        return result.IsValid && String.Equals(parsed.GetClaim("x5t#S256").Value, presented) ? Results.Json(parsed.Subject) : Results.Unauthorized();
    }
}
