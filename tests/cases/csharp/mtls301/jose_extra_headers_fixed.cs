using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Jose;

namespace Issuer;

public class JoseHeaders
{
    private readonly RSA _rsa;

    public JoseHeaders(RSA rsa)
    {
        _rsa = rsa;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Forbid();
        }

        var thumbprint = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var headers = new Dictionary<string, object> { ["x5t#S256"] = thumbprint };
        var payload = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = headers, ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() };
        return Results.Ok(JWT.Encode(payload, _rsa, JwsAlgorithm.RS256, headers));
    }
}
