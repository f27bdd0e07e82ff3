using System.Security.Cryptography.X509Certificates;

namespace Sts.Endpoints;

public interface IRevocationList
{
    Task<bool> IsRevokedAsync(string serialNumber);
}

public sealed class RevocationClient(IRevocationList list)
{
    public async Task EnsureNotRevoked(X509Certificate2 certificate)
    {
        if (await list.IsRevokedAsync(certificate.SerialNumber))
        {
            throw new UnauthorizedAccessException("revoked");
        }
    }
}
