using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ledger.Configuration;
using Ledger.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Tokens;

/// <summary>Accepts tokens of this service from the client whose certificate they are bound to.</summary>
public sealed class TokenVerifier(SigningKeys keys, ServiceSettings settings)
{
    private readonly JsonWebTokenHandler handler = new();

    private TokenValidationParameters Parameters => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = keys.VerificationKey,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateLifetime = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    public async Task<ClaimsIdentity?> VerifyAsync(string token, X509Certificate2 certificate)
    {
        var result = await handler.ValidateTokenAsync(token, Parameters);
        if (!result.IsValid)
        {
            return null;
        }

        if (!IsBound(result, certificate))
        {
            return null;
        }

        return result.ClaimsIdentity;
    }

    private static bool IsBound(TokenValidationResult result, X509Certificate2 certificate)
    {
        if (!result.Claims.TryGetValue("cnf", out var confirmation))
        {
            return false;
        }

        using var document = JsonDocument.Parse(confirmation.ToString()!);
        return document.RootElement.TryGetProperty(Thumbprint.Member, out var thumbprint)
            && Thumbprint.Matches(thumbprint.GetString(), certificate);
    }
}
