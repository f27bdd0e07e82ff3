using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class ParsedJson
{
    private readonly TokenValidationParameters _parameters;

    public ParsedJson(TokenValidationParameters parameters)
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
        var handler = new JsonWebTokenHandler();
        var parsed = handler.ReadJsonWebToken(token);
        var result = await handler.ValidateTokenAsync(parsed, _parameters);
        if (result.IsValid && String.Equals(parsed.GetClaim("x5t#S256").Value, presented, StringComparison.Ordinal))
        {
            return Results.Json(new { parsed.Subject });
        }

        return Results.Unauthorized();
    }
}
