using JWT.Algorithms;
using JWT.Builder;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Edge.Tokens;

public class BuilderDecode
{
    private readonly RSA _issuer;

    public BuilderDecode(RSA issuer) => _issuer = issuer;

    public IResult Handle(HttpContext context, string token)
    {
        var peer = context.Connection.ClientCertificate;
        if (peer is null || !peer.Verify())
        {
            return Results.Unauthorized();
        }

        var claims = JwtBuilder.Create()
            .WithAlgorithm(new RS256Algorithm(_issuer, _issuer))
            .MustVerifySignature()
            .Decode<IDictionary<string, object>>(token);
        if (!peer.GetCertHashString(HashAlgorithmName.SHA256).Equals(claims["fingerprint"]))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(claims["sub"]);
    }
}
