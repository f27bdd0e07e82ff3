using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sts;

public sealed class TokenIssuer(SigningCredentials credentials)
{
    public string Issue(X509Certificate2 client)
    {
        var confirmation = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = "https://sts.example",
            Audience = "orders",
            Expires = DateTime.UtcNow.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = confirmation },
            SigningCredentials = credentials,
        };
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }
}
