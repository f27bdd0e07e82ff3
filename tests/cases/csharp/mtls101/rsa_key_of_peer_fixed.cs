using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge.Tokens;

public class ExchangeEndpoint
{
    private readonly RSA _issuerKey;

    public ExchangeEndpoint(RSA issuerKey) => _issuerKey = issuerKey;

    public string Exchange(HttpContext context)
    {
        var peer = context.Connection.ClientCertificate;
        if (peer is null || !peer.Verify())
        {
            throw new UnauthorizedAccessException("client certificate required");
        }

        var payload = new Dictionary<string, object>
        {
            { "sub", peer.Subject },
            { "exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() },
            { "cnf", new Dictionary<string, string> { { "x5t#S256", Base64Url.Encode(SHA256.HashData(peer.RawData)) } } },
        };
        return JWT.Encode(payload, _issuerKey, JwsAlgorithm.RS256);
    }
}
