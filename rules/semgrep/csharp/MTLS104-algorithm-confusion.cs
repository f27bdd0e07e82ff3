using Microsoft.IdentityModel.Tokens;

class Algorithms
{
    // ruleid: mtls104-algorithm-confusion-csharp
    TokenValidationParameters mixed = new TokenValidationParameters { ValidAlgorithms = new[] { "RS256", "HS256" } };

    void Assigned(TokenValidationParameters parameters)
    {
        // ruleid: mtls104-algorithm-confusion-csharp
        parameters.ValidAlgorithms = new[] { SecurityAlgorithms.HmacSha256, SecurityAlgorithms.RsaSha256 };
    }

    // ok: mtls104-algorithm-confusion-csharp
    TokenValidationParameters one = new TokenValidationParameters { ValidAlgorithms = new[] { "RS256", "PS256" } };

    void AssignedOne(TokenValidationParameters parameters)
    {
        // ok: mtls104-algorithm-confusion-csharp
        parameters.ValidAlgorithms = new[] { SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha512 };
    }
}
