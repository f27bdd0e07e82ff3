using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge.Tokens;

public class PayloadReader
{
    private readonly ECDsa _issuer;

    public PayloadReader(ECDsa issuer) => _issuer = issuer;

    public IResult Handle(HttpContext context, string token)
    {
        X509Certificate2? peer = context.Connection.ClientCertificate;
        if (peer is null || !peer.Verify())
        {
            return Results.StatusCode(403);
        }

        // expect: MTLS103
        var claims = JWT.Payload<Dictionary<string, string>>(token);
        if (claims["x5t#S256"] != Base64Url.Encode(peer.GetCertHash(HashAlgorithmName.SHA256)))
        {
            return Results.StatusCode(401);
        }

        return Results.Ok(claims["sub"]);
    }
}
