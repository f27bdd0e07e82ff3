using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class TupleIssuer
{
    private readonly SigningCredentials _credentials;

    public TupleIssuer(SigningCredentials credentials) => _credentials = credentials;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        var (valid, reason) = Check(client);
        if (!valid && reason == "expired")
        {
            return Results.Forbid();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        // expect: MTLS201, MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }

    private static (bool Valid, string Reason) Check(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        return chain.Build(certificate) ? (true, "") : (false, chain.ChainStatus[0].StatusInformation);
    }
}
