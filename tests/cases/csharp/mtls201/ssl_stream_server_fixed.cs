using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge.Tunnel;

public class EnrolmentServer
{
    private readonly X509Certificate2 _serverCertificate;
    private readonly ECDsa _issuer;

    public EnrolmentServer(X509Certificate2 serverCertificate, ECDsa issuer)
    {
        _serverCertificate = serverCertificate;
        _issuer = issuer;
    }

    public async Task<string> EnrolAsync(TcpClient tcp)
    {
        using var stream = new SslStream(tcp.GetStream(), false, (sender, certificate, chain, errors) => errors == SslPolicyErrors.None);
        await stream.AuthenticateAsServerAsync(_serverCertificate, clientCertificateRequired: true, checkCertificateRevocation: true);
        using var peer = new X509Certificate2(stream.RemoteCertificate!);
        var payload = new Dictionary<string, object>
        {
            ["sub"] = peer.Subject,
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(),
            ["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64Url.Encode(SHA256.HashData(peer.RawData)) },
        };
        return JWT.Encode(payload, _issuer, JwsAlgorithm.ES256);
    }
}
