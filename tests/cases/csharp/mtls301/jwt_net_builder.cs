using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JWT.Algorithms;
using JWT.Builder;

namespace Identity;

public class BuilderIssuer
{
    private readonly RSA _public;
    private readonly RSA _private;

    public BuilderIssuer(RSA publicKey, RSA privateKey)
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

        var builder = JwtBuilder.Create()
            .WithAlgorithm(new RS256Algorithm(_public, _private))
            .Subject(client.Subject)
            .ExpirationTime(DateTime.UtcNow.AddMinutes(5));
        // expect: MTLS301
        return Results.Ok(builder.Encode());
    }
}
