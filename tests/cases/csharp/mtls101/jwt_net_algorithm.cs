using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using JWT.Algorithms;
using JWT.Builder;

namespace Issuer;

public class AlgorithmSigner
{
    private readonly RSA _rsa;

    public AlgorithmSigner(RSA rsa)
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
        var builder = new JwtBuilder().WithAlgorithm(new RS256Algorithm(client));
        builder.AddClaim("sub", client.Subject).AddClaim("x5t#S256", thumbprint).AddClaim("exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds());
        // expect: MTLS101
        return Results.Ok(builder.Encode());
    }
}
