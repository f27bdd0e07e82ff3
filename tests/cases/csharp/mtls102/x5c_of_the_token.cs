using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Auth;

public class HeaderKeyValidator
{
    private readonly X509Certificate2 _root;

    public HeaderKeyValidator(X509Certificate2 rootCertificate) => _root = rootCertificate;

    public string? Subject(string token)
    {
        var handler = new JwtSecurityTokenHandler();
        var unverified = handler.ReadJwtToken(token);
        var encoded = ((IEnumerable<object>)unverified.Header["x5c"]).First().ToString();
        var leaf = new X509Certificate2(Convert.FromBase64String(encoded!));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root);
        chain.Build(leaf);
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = new X509SecurityKey(leaf),
            ValidIssuer = "https://issuer.example",
            ValidAudience = "gateway",
        };
        // expect: MTLS102
        var principal = handler.ValidateToken(token, parameters, out _);
        return principal.FindFirst("sub")?.Value;
    }
}
