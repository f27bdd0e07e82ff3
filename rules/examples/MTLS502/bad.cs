using System.Security.Cryptography;
using Jose;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class JoseIssuer
{
    private readonly ECDsa _key;

    public JoseIssuer(ECDsa key) => _key = key;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        var payload = new Dictionary<string, object>
        {
            ["sub"] = client.Subject,
            ["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            ["exp"] = DateTimeOffset.UtcNow.AddDays(14).ToUnixTimeSeconds(),
        };
        return Results.Ok(JWT.Encode(payload, _key, JwsAlgorithm.ES256));
    }
}
