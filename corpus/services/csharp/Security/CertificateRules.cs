using System.Security.Cryptography.X509Certificates;

namespace Ledger.Security;

public interface ICertificateRules
{
    Client? Admit(X509Certificate2 certificate);
}

/// <summary>Certificates of registered clients, for client authentication only.</summary>
public sealed class RegisteredCertificateRules(IClientDirectory directory) : ICertificateRules
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public Client? Admit(X509Certificate2 certificate)
    {
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        if (purposes is null || !purposes.EnhancedKeyUsages.OfType<System.Security.Cryptography.Oid>().Any(oid => oid.Value == ClientAuthentication))
        {
            return null;
        }

        return directory.FindBySubject(certificate.Subject);
    }
}
