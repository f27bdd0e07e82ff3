using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class TaskIssuer
{
    private readonly SigningCredentials _credentials;

    public TaskIssuer(SigningCredentials credentials) => _credentials = credentials;

    public async Task<IResult> Issue(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client == null)
        {
            return Results.Unauthorized();
        }

        var trusted = await IsTrustedAsync(client);
        if (!trusted)
        {
            Audit.Write($"untrusted {client.Subject}");
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        // expect: MTLS201, MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }

    private static Task<bool> IsTrustedAsync(X509Certificate2 certificate) => Task.Run(() => certificate.Verify());
}
