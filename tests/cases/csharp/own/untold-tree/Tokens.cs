using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Acme.Tokens;

public sealed class Issuer(SigningCredentials credentials)
{
    public string Issue(X509Certificate2 certificate)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Expires = DateTime.UtcNow.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = certificate.Subject },
            SigningCredentials = credentials,
        };
        return new JsonWebTokenHandler().CreateToken(descriptor); // expect: MTLS201, MTLS202, MTLS301
    }
}
