using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Edge;

public sealed class Listener(TlsOptions tls, TokenIssuer issuer)
{
    public async Task Serve(TcpClient connection)
    {
        await using var stream = new SslStream(connection.GetStream());
        await stream.AuthenticateAsServerAsync(tls.Create());
        var client = new X509Certificate2(stream.RemoteCertificate!);
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync(issuer.Issue(client));
    }
}
