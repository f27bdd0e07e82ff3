using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class CertHash
{
    private readonly SigningCredentials _credentials;

    public CertHash(SigningCredentials credentials) => _credentials = credentials;

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var claims = new Dictionary<string, object>
        {
            ["sub"] = client.GetNameInfo(X509NameType.SimpleName, false),
            ["jti"] = Guid.NewGuid().ToString("N"),
        };
        claims["confirmation"] = client.GetCertHashString();
        var descriptor = new SecurityTokenDescriptor { Claims = claims, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = _credentials };
        
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
