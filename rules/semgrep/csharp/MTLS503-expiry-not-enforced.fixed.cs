using Microsoft.IdentityModel.Tokens;

public class Tokens
{
    public TokenValidationParameters Lifetime() => new TokenValidationParameters
    {
        IssuerSigningKey = key,
        // ruleid: mtls503-expiry-not-enforced-csharp
        ValidateLifetime = true,
        RequireExpirationTime = false,
    };

    public void Assigned(TokenValidationParameters parameters)
    {
        // ruleid: mtls503-expiry-not-enforced-csharp
        parameters.ValidateLifetime = true;
    }

    public TokenValidationParameters NoExpiry() => new TokenValidationParameters
    {
        IssuerSigningKey = key,
        // ruleid: mtls503-expiry-not-enforced-csharp
        RequireExpirationTime = true,
    };

    public TokenValidationParameters Yes() => new()
    {
        // ruleid: mtls503-expiry-not-enforced-csharp
        LifetimeValidator = (notBefore, expires, token, parameters) => true,
    };

    public TokenValidationParameters Skew() => new TokenValidationParameters
    {
        // ruleid: mtls503-expiry-not-enforced-csharp
        ClockSkew = TimeSpan.FromDays(30),
    };

    public void Bearer(AuthenticationBuilder builder)
    {
        builder.AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidateIssuer = true,
                // ruleid: mtls503-expiry-not-enforced-csharp
                ValidateLifetime = true,
            };
        });
    }

    public TokenValidationParameters Strict() => new TokenValidationParameters
    {
        IssuerSigningKey = key,
        // ok: mtls503-expiry-not-enforced-csharp
        ValidateLifetime = true,
        // ok: mtls503-expiry-not-enforced-csharp
        RequireExpirationTime = true,
        // ok: mtls503-expiry-not-enforced-csharp
        ClockSkew = TimeSpan.FromMinutes(2),
    };

    public TokenValidationParameters OwnValidator() => new TokenValidationParameters
    {
        // ok: mtls503-expiry-not-enforced-csharp
        ValidateLifetime = false,
        // ok: mtls503-expiry-not-enforced-csharp
        LifetimeValidator = (notBefore, expires, token, parameters) => expires > DateTime.UtcNow,
    };

    public bool ByHand(string raw)
    {
        // ok: mtls503-expiry-not-enforced-csharp
        var parameters = new TokenValidationParameters { IssuerSigningKey = key, ValidateLifetime = false };
        handler.ValidateToken(raw, parameters, out var token);
        if (token.ValidTo < DateTime.UtcNow)
        {
            return false;
        }
        return true;
    }
}
