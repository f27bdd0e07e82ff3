using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class TokenJwk
{
    private readonly SecurityKey _key;

    public TokenJwk(SecurityKey key)
    {
        _key = key;
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
        var header = handler.ReadJwtToken(token).Header;
        var key = new JsonWebKey(header["jwk"].ToString());
        var parameters = new TokenValidationParameters { IssuerSigningKey = key, ValidIssuer = "https://sts.example", ValidAudience = "accounts" };
        // expect: MTLS102
        var principal = handler.ValidateToken(token, parameters, out _);
        if (principal.FindFirst("x5t#S256")?.Value != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(principal.FindFirst("sub")?.Value);
    }
}
