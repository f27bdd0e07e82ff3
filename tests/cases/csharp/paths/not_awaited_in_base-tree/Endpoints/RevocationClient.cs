using System.Security.Cryptography.X509Certificates;

namespace Sts.Endpoints;

public sealed class RevocationClient(HttpClient http)
{
    public async Task EnsureNotRevoked(X509Certificate2 certificate)
    {
        var status = await http.GetFromJsonAsync<CertificateStatus>($"https://ca.internal/status/{certificate.SerialNumber}");
        if (status is not { Revoked: false })
        {
            throw new UnauthorizedAccessException("revoked");
        }
    }
}

public sealed record CertificateStatus(bool Revoked);
