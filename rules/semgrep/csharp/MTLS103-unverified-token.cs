using System.IdentityModel.Tokens.Jwt;
using JWT.Builder;
using Microsoft.IdentityModel.Tokens;

class Unverified
{
    // ruleid: mtls103-unverified-token-csharp
    TokenValidationParameters unsigned = new() { RequireSignedTokens = false };

    void Assigned(TokenValidationParameters parameters)
    {
        // ruleid: mtls103-unverified-token-csharp
        parameters.RequireSignedTokens = false;
        // ruleid: mtls103-unverified-token-csharp
        parameters.SignatureValidator = (token, _) => new JwtSecurityToken(token);
    }

    string Read(JwtSecurityTokenHandler handler, string token)
    {
        // ruleid: mtls103-unverified-token-csharp
        return handler.ReadJwtToken(token).Subject;
    }

    string Built(JwtBuilder builder, string token)
    {
        // ruleid: mtls103-unverified-token-csharp
        return builder.DoNotVerifySignature().Decode(token);
    }

    // ok: mtls103-unverified-token-csharp
    TokenValidationParameters signed = new() { RequireSignedTokens = true };

    string Peeked(JwtSecurityTokenHandler handler, string token)
    {
        // ok: mtls103-unverified-token-csharp
        var issuer = handler.ReadJwtToken(token).Issuer;
        return handler.ValidateToken(token, ParametersOf(issuer), out _).Identity.Name;
    }

    string Verified(JwtBuilder builder, string token)
    {
        // ok: mtls103-unverified-token-csharp
        return builder.MustVerifySignature().Decode(token);
    }
}
