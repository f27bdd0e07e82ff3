using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class StatusesDecide
{
    private readonly SigningCredentials _credentials;
    private readonly X509Certificate2Collection _roots;

    public StatusesDecide(SigningCredentials credentials, X509Certificate2Collection roots)
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

        using var trust = new X509Chain();
        trust.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        trust.ChainPolicy.CustomTrustStore.AddRange(_roots);
        trust.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // expect: MTLS205
        if (!trust.Build(client))
        {
            return Results.Forbid();
        }

        if (!IsRevoked(client))
        {
            Console.WriteLine($"{client.Thumbprint} is in good standing");
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
        // expect: MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }

    private static bool IsRevoked(X509Certificate2 certificate)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        chain.Build(certificate);
        foreach (var status in chain.ChainStatus)
        {
            if (status.Status == X509ChainStatusFlags.Revoked)
            {
                return true;
            }
        }

        return false;
    }
}
