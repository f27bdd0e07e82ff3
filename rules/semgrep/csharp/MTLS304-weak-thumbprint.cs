using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

class Thumbprints
{
    // ruleid: mtls304-weak-thumbprint-csharp
    byte[] OfRaw(X509Certificate2 client) => SHA1.HashData(client.RawData);

    // ruleid: mtls304-weak-thumbprint-csharp
    byte[] OfDefault(X509Certificate2 client) => client.GetCertHash();

    // ruleid: mtls304-weak-thumbprint-csharp
    string Named(X509Certificate2 client) => client.GetCertHashString(HashAlgorithmName.SHA1);

    // ruleid: mtls304-weak-thumbprint-csharp
    Claim Claimed(X509Certificate2 client) => new Claim("cnf", client.Thumbprint);

    // ok: mtls304-weak-thumbprint-csharp
    byte[] Strong(X509Certificate2 client) => SHA256.HashData(client.RawData);

    // ok: mtls304-weak-thumbprint-csharp
    byte[] StrongHash(X509Certificate2 client) => client.GetCertHash(HashAlgorithmName.SHA256);

    // ok: mtls304-weak-thumbprint-csharp
    byte[] OfAPage(byte[] page) => SHA1.HashData(page);
}
