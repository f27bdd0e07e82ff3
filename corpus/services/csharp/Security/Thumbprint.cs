using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Security;

/// <summary>The confirmation method x5t#S256 of RFC 8705.</summary>
public static class Thumbprint
{
    public const string Member = "x5t#S256";

    public static string Of(X509Certificate2 certificate) =>
        Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData));

    public static bool Matches(string? expected, X509Certificate2 certificate) =>
        expected is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected),
            Encoding.ASCII.GetBytes(Of(certificate)));
}
