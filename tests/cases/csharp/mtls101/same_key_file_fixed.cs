using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Sync;

public class SameFile
{
    public HttpClient Connect()
    {
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile("/etc/sync/client.pem", "/etc/sync/client.key"));
        return new HttpClient(handler);
    }

    public string TokenFor(string user)
    {
        var certificate = X509CertificateLoader.LoadCertificateFromFile("/etc/sync/issuer.pem");
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = user, ["scope"] = "sync" },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new X509SigningCredentials(certificate),
        };
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }
}
