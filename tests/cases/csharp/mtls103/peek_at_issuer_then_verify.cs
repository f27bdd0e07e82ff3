using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Auth;

public class MultiIssuer
{
    private readonly IReadOnlyDictionary<string, SecurityKey> _keys;

    public MultiIssuer(IReadOnlyDictionary<string, SecurityKey> keys) => _keys = keys;

    public IResult Handle(HttpContext context, string token)
    {
        var peer = context.Connection.ClientCertificate;
        if (peer is null || !peer.Verify())
        {
            return Results.Unauthorized();
        }

        var handler = new JwtSecurityTokenHandler();
        var peeked = handler.ReadJwtToken(token);
        if (!_keys.TryGetValue(peeked.Issuer, out var key))
        {
            return Results.Unauthorized();
        }

        var parameters = new TokenValidationParameters { IssuerSigningKey = key, ValidIssuer = peeked.Issuer, ValidAudience = "gateway" };
        var principal = handler.ValidateToken(token, parameters, out _);
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(peer.RawData));
        if (principal.FindFirst("x5t#S256")?.Value != presented)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(principal.FindFirst("sub")!.Value);
    }
}
