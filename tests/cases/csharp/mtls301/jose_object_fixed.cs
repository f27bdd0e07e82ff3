using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Identity;

public class JoseIssuer
{
    private readonly ECDsa _key;

    public JoseIssuer(ECDsa key) => _key = key;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var payload = new Dictionary<string, object>
        {
            ["sub"] = client.Subject,
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        };
        payload.Add("cnf", new Dictionary<string, string> { { "x5t#S256", Base64Url.Encode(SHA256.HashData(client.RawData)) } });
        return Results.Ok(JWT.Encode(payload, _key, JwsAlgorithm.ES256));
    }
}
