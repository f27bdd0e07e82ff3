using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Identity;

public class EndlessIssuer
{
    private readonly ECDsa _key;

    public EndlessIssuer(ECDsa key) => _key = key;

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
            ["cnf"] = new { x5t = Base64Url.Encode(SHA256.HashData(client.RawData)) },
        };
        // expect: MTLS501
        return Results.Ok(JWT.Encode(payload, _key, JwsAlgorithm.ES256));
    }
}
