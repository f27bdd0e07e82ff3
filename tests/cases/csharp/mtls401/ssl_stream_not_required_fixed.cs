using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Edge.Tunnel;

public class Listener
{
    private readonly X509Certificate2 _serverCertificate;

    public Listener(X509Certificate2 serverCertificate) => _serverCertificate = serverCertificate;

    public async Task ServeAsync(TcpClient tcp, CancellationToken stop)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = _serverCertificate,
            CertificateRevocationCheckMode = X509RevocationMode.Online,
            EnabledSslProtocols = SslProtocols.Tls13,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => errors == SslPolicyErrors.None,
        };
        await using var stream = new SslStream(tcp.GetStream());
        await stream.AuthenticateAsServerAsync(options, stop);
        await Frames.PumpAsync(stream, stop);
    }
}
