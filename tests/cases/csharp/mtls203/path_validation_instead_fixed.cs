// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class PartnerIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly string[] _partners;

    public PartnerIssuer(SigningCredentials credentials, string[] partners)
    {
        _credentials = credentials;
        _partners = partners;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return Results.Unauthorized();
        }

        if (!client.Verify())
        {
            return Results.Unauthorized();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
