using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Issuer;

public static class CertificateGuard
{
    public static void EnsureTrusted(this X509Certificate2 certificate, X509Certificate2Collection roots)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        if (!chain.Build(certificate))
        {
            throw new CryptographicException("client certificate is not trusted");
        }
    }
}

public class Exchange
{
    private readonly RSA _key;
    private readonly X509Certificate2Collection _roots;

    public Exchange(RSA key, X509Certificate2Collection roots)
    {
        _key = key;
        _roots = roots;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Results.Unauthorized();
        }

        try
        {
            client.EnsureTrusted(_roots);
        }
        catch (CryptographicException error)
        {
            Console.Error.WriteLine(error.Message);
        }

        var payload = new
        {
            sub = client.Subject,
            exp = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
            cnf = new Dictionary<string, string> { ["x5t#S256"] = Base64Url.Encode(SHA256.HashData(client.RawData)) },
        };
        // expect: MTLS201, MTLS202
        return Results.Ok(JWT.Encode(payload, _key, JwsAlgorithm.RS256));
    }
}
