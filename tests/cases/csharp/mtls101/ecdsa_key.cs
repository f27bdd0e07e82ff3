using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class EcdsaSigner
{
    private readonly SecurityKey _key;

    public EcdsaSigner(SecurityKey key)
    {
        _key = key;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Forbid();
        }

        var thumbprint = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var key = new ECDsaSecurityKey(client.GetECDsaPrivateKey());
        var descriptor = new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, client.Subject), new Claim("x5t#S256", thumbprint) }, "mtls"),
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        };
        // expect: MTLS101
        return Results.Ok(new JwtSecurityTokenHandler().CreateEncodedJwt(descriptor));
    }
}
