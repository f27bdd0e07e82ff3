using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Edge.Legacy;

public class ListenerIssuer
{
    private readonly RSA _issuer;

    public ListenerIssuer(RSA issuer) => _issuer = issuer;

    public async Task HandleAsync(HttpListenerContext context)
    {
        var client = await context.Request.GetClientCertificateAsync();
        if (client is null)
        {
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            context.Response.Close();
            return;
        }

        if (!client.Verify())
        {
            context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
            context.Response.Close();
            return;
        }

        var payload = new { sub = client.Subject, exp = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(), x5t = Base64Url.Encode(client.GetCertHash(HashAlgorithmName.SHA256)) };
        var token = JWT.Encode(payload, _issuer, JwsAlgorithm.PS256);
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(token);
    }
}
