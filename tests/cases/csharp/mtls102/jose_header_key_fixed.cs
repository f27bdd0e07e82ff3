using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Jose;

namespace Accounts;

public class JoseHeader
{
    private readonly RSA _rsa;

    public JoseHeader(RSA rsa)
    {
        _rsa = rsa;
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
        var header = JWT.Headers(token);
        var key = new X509Certificate2(Convert.FromBase64String(((IList<object>)header["x5c"])[0].ToString()!)).GetRSAPublicKey();
        var claims = JWT.Decode<Dictionary<string, string>>(token, _rsa);
        if (claims["x5t#S256"] != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
