using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Orders.Security;

public static class TokenRules
{
    public static TokenValidationParameters Create(IConfiguration configuration)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(configuration["Sts:PublicKey"]!));
        return new TokenValidationParameters
        {
            ValidIssuer = "https://sts.example",
            ValidAudience = "orders",
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = new ECDsaSecurityKey(key),
        };
    }
}
