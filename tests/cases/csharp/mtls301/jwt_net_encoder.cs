using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using JWT;
using JWT.Algorithms;
using JWT.Serializers;

namespace Issuer;

public class EncoderSigner
{
    private readonly RSA _rsa;

    public EncoderSigner(RSA rsa)
    {
        _rsa = rsa;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Results.Forbid();
        }

        var thumbprint = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        IJwtEncoder encoder = new JwtEncoder(new RS256Algorithm(_rsa, _rsa), new JsonNetSerializer(), new JwtBase64UrlEncoder());
        var payload = new Dictionary<string, object> { ["sub"] = client.Subject, ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() };
        // expect: MTLS301
        return Results.Ok(encoder.Encode(payload, (byte[]?)null));
    }
}
