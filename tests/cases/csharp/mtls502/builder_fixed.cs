// options: client-certificates=verified short-lived-certificates
using System.Security.Cryptography;
using JWT.Algorithms;
using JWT.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class BuilderIssuer
{
    private readonly IJwtAlgorithm _key;

    public BuilderIssuer(IJwtAlgorithm key) => _key = key;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(JwtBuilder.Create()
            .WithAlgorithm(_key)
            .AddClaim("sub", client.Subject)
            .AddClaim("cnf", new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) })
            .ExpirationTime(DateTime.UtcNow.AddMinutes(4))
            .Encode());
    }
}
