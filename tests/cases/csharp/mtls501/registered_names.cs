using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class RegisteredNames
{
    private readonly SecurityKey _key;

    public RegisteredNames(SecurityKey key)
    {
        _key = key;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Forbid();
        }

        var thumbprint = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var payload = new JwtPayload
        {
            { "sub", client.Subject },
            { "x5t#S256", thumbprint },
            { System.IdentityModel.Tokens.Jwt.JwtRegisteredClaimNames.Nbf, DateTimeOffset.UtcNow.ToUnixTimeSeconds() },
            { System.IdentityModel.Tokens.Jwt.JwtRegisteredClaimNames.Iat, DateTimeOffset.UtcNow.ToUnixTimeSeconds() },
        };
        var token = new JwtSecurityToken(new JwtHeader(new SigningCredentials(_key, SecurityAlgorithms.RsaSha256)), payload);
        // expect: MTLS501
        return Results.Ok(new JwtSecurityTokenHandler().WriteToken(token));
    }
}
