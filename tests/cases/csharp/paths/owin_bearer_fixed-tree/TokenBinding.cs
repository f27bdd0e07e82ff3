using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Sts;

public static class TokenBinding
{
    public static bool Matches(ClaimsPrincipal principal, X509Certificate2 certificate)
    {
        var confirmation = principal.FindFirst("cnf")?.Value;
        if (confirmation is null)
        {
            return false;
        }

        using var document = JsonDocument.Parse(confirmation);
        var expected = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData));
        return document.RootElement.GetProperty("x5t#S256").GetString() == expected;
    }
}
