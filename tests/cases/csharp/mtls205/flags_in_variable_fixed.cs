using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class LenientFlags
{
    private readonly SigningCredentials _credentials;
    private readonly X509Certificate2Collection _roots;

    public LenientFlags(SigningCredentials credentials, X509Certificate2Collection roots)
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

        const X509VerificationFlags flags = X509VerificationFlags.NoFlag;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.VerificationFlags = flags;
        if (!chain.Build(client))
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
}
