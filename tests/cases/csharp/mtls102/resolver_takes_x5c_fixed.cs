using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Auth;

public class ResolverValidator
{
    private readonly IReadOnlyDictionary<string, SecurityKey> _issuerKeys;

    public ResolverValidator(IReadOnlyDictionary<string, SecurityKey> issuerKeys) => _issuerKeys = issuerKeys;

    public string Subject(string token)
    {
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = "https://issuer.example",
            ValidAudience = "gateway",
            IssuerSigningKeyResolver = (raw, parsed, kid, options) =>
            {
                return new[] { _issuerKeys[kid] };
            },
        };
        var principal = new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
        return principal.FindFirst("sub")!.Value;
    }
}
