using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class LateIssuer
{
    private readonly SigningCredentials _credentials;

    public LateIssuer(SigningCredentials credentials) => _credentials = credentials;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is not { } certificate)
        {
            return Results.Unauthorized();
        }

        if (!certificate.Verify())
        {
            return Results.Forbid();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = certificate.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        var token = new JsonWebTokenHandler().CreateToken(descriptor);
        return Results.Ok(token);
    }
}
