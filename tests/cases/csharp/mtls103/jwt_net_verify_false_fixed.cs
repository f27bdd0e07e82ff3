using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using JWT;
using JWT.Serializers;

namespace Accounts;

public class VerifyFalse
{
    private readonly string _secret;

    public VerifyFalse(string secret)
    {
        _secret = secret;
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
        IJwtDecoder decoder = new JwtDecoder(new JsonNetSerializer(), new JwtBase64UrlEncoder());
        var claims = decoder.DecodeToObject<IDictionary<string, string>>(token, _secret, verify: true);
        if (claims["x5t#S256"] != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
