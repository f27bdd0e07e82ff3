using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class HmacSigner
{
    private readonly SecurityKey _key;

    public HmacSigner(SecurityKey key)
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
        var secret = new SymmetricSecurityKey(File.ReadAllBytes("/run/secrets/hmac"));
        var claims = new List<Claim> { new("sub", client.Subject), new("x5t#S256", thumbprint), new("role", "partner") };
        var token = new JwtSecurityToken("https://sts.example", "api", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(15), new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
        return Results.Ok(new JwtSecurityTokenHandler().WriteToken(token));
    }
}
