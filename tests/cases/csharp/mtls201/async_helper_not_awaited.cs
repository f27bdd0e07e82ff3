using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class AsyncIssuer
{
    private readonly SigningCredentials _credentials;
    private readonly ICertificateAuthority _authority;

    public AsyncIssuer(SigningCredentials credentials, ICertificateAuthority authority)
    {
        _credentials = credentials;
        _authority = authority;
    }

    public async Task<IResult> Issue(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync() ?? throw new UnauthorizedAccessException("no client certificate");
        _ = CheckAsync(client);
        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        };
        // expect: MTLS201, MTLS202
        return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }

    private async Task CheckAsync(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.CustomTrustStore.AddRange(await _authority.RootsAsync());
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        if (!chain.Build(certificate))
        {
            throw new CryptographicException("untrusted client certificate");
        }
    }
}
