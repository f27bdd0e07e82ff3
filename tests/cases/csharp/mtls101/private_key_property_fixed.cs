using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class PropertySigner
{
    private readonly SecurityKey _key;

    public PropertySigner(SecurityKey key)
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
        using var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText("/run/secrets/issuer.pem"));
        var credentials = new SigningCredentials(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256);
        var identity = new ClaimsIdentity();
        identity.AddClaims(new[] { new Claim(ClaimTypes.Role, "partner"), new Claim("sub", client.Subject), new Claim("x5t#S256", thumbprint) });
        return Results.Ok(new JwtSecurityTokenHandler().CreateEncodedJwt(new SecurityTokenDescriptor { Subject = identity, SigningCredentials = credentials }));
    }
}
