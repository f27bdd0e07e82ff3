using System.Security.Cryptography.X509Certificates;
using Ledger.Configuration;
using Ledger.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Tokens;

public sealed class TokenIssuer(SigningKeys keys, ServiceSettings settings, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Issue(Client client, X509Certificate2 certificate)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = Earliest(now + settings.TokenLifetime, certificate.NotAfter.ToUniversalTime()),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.Id,
                ["scope"] = string.Join(' ', client.Scopes),
                ["cnf"] = new Dictionary<string, string> { [Thumbprint.Member] = Thumbprint.Of(certificate) },
            },
            SigningCredentials = keys.Credentials,
        };
        return handler.CreateToken(descriptor);
    }

    private static DateTime Earliest(DateTime one, DateTime other) => one < other ? one : other;
}
