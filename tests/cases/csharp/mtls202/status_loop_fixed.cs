using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class StatusLoop
{
    private readonly SigningCredentials _credentials;
    private readonly X509Certificate2Collection _roots;

    public StatusLoop(SigningCredentials credentials, X509Certificate2Collection roots)
    {
        _credentials = credentials;
        _roots = roots;
    }

    public async Task<IResult> Issue(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Results.Unauthorized();
        }

        if (!client.Verify() || IsRevoked(client))
        {
            return Results.Forbid();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.Subject,
                ["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }

    private bool IsRevoked(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        if (!chain.Build(certificate))
        {
            foreach (var element in chain.ChainElements)
            {
                if (element.ChainElementStatus.Any(status => status.Status == X509ChainStatusFlags.Revoked))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
