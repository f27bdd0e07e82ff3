using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge;

public class BoundHandler
{
    private readonly ECDsa _issuer;

    public BoundHandler(ECDsa issuer) => _issuer = issuer;

    public IResult Handle(HttpContext context, string token)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var claims = JWT.Decode<Dictionary<string, string>>(token, _issuer, JwsAlgorithm.ES256);
        if (claims["x5t#S256"] != Base64Url.Encode(SHA256.HashData(client.RawData)))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
