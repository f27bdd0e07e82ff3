using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JWT.Algorithms;
using JWT.Builder;

namespace Identity;

public class EndlessBuilder
{
    private readonly RSA _public;
    private readonly RSA _private;

    public EndlessBuilder(RSA publicKey, RSA privateKey)
    {
        _public = publicKey;
        _private = privateKey;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        return Results.Ok(JwtBuilder.Create()
            .WithAlgorithm(new RS256Algorithm(_public, _private))
            .AddClaim("sub", client.Subject)
            .AddClaim("x5t#S256", Convert.ToBase64String(SHA256.HashData(client.RawData)))
            .AddClaim("exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds())
            .Encode());
    }
}
