using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sts;

public class TokenFactory
{
    private readonly SigningCredentials _credentials;

    public TokenFactory(SigningCredentials credentials) => _credentials = credentials;

    public string Create(X509Certificate2 client)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.Subject,
                ["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }
}
