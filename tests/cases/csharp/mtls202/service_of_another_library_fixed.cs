using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class OcspService
{
    private readonly SigningCredentials _credentials;
    private readonly IOcspService _ocsp;

    public OcspService(SigningCredentials credentials, IOcspService ocsp)
    {
        _credentials = credentials;
        _ocsp = ocsp;
    }

    public async Task<IResult> Issue(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Results.Unauthorized();
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // expect: MTLS205
        if (!chain.Build(client))
        {
            return Results.Forbid();
        }

        if (await _ocsp.IsRevokedAsync(client))
        {
            return Results.Unauthorized();
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
