using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JWT;
using JWT.Algorithms;
using JWT.Builder;

namespace Accounts;

public class DecoderEndpoint
{
    private readonly RSA _issuer;

    public DecoderEndpoint(RSA issuer) => _issuer = issuer;

    public IResult Handle(HttpContext context, string token)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var claims = JwtBuilder.Create()
            .WithAlgorithm(new RS256Algorithm(_issuer))
            .MustVerifySignature()
            .Decode<IDictionary<string, string>>(token);
        var presented = Convert.ToBase64String(SHA256.HashData(client.RawData));
        if (claims["x5t#S256"] != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
