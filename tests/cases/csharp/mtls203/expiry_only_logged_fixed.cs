// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class PinnedIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly ISet<string> _pins;
    private readonly ILogger<PinnedIssuer> _logger;

    public PinnedIssuer(SigningCredentials credentials, ISet<string> pins, ILogger<PinnedIssuer> logger)
    {
        _credentials = credentials;
        _pins = pins;
        _logger = logger;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !IsPinned(client))
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

    private bool IsPinned(X509Certificate2 client)
    {
        if (DateTime.UtcNow > client.NotAfter.ToUniversalTime())
        {
            _logger.LogWarning("The certificate of {Subject} has expired", client.Subject);
            return false;
        }

        return _pins.Contains(Convert.ToHexString(SHA256.HashData(client.RawData)));
    }
}
