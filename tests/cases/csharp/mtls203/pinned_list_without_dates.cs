using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class PinnedIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly HashSet<string> _pins;
    private readonly IRevocationService _revocation;

    public PinnedIssuer(SigningCredentials credentials, HashSet<string> pins, IRevocationService revocation)
    {
        _credentials = credentials;
        _pins = pins;
        _revocation = revocation;
    }

    public async Task<IResult> Issue(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        // expect: MTLS203
        if (client is null || !_pins.Contains(client.GetCertHashString(HashAlgorithmName.SHA256)) || await _revocation.IsRevokedAsync(client))
        {
            return Results.Unauthorized();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
