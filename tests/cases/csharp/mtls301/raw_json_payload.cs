using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class JsonSigner
{
    private readonly SecurityKey _key;

    public JsonSigner(SecurityKey key)
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
        var payload = JsonSerializer.Serialize(new Dictionary<string, object> { ["sub"] = client.Subject, ["confirmed"] = thumbprint.Length });
        // expect-missing: MTLS301
        return Results.Ok(new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(_key, SecurityAlgorithms.RsaSha256)));
    }
}
