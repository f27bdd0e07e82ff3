using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class BehindProxy
{
    private readonly SigningCredentials _credentials;
    private readonly byte[] _proxySecret;

    public BehindProxy(SigningCredentials credentials, IConfiguration configuration)
    {
        _credentials = credentials;
        _proxySecret = Convert.FromBase64String(configuration["ProxySecret"]);
    }

    public async Task Invoke(HttpContext context)
    {
        if (!CryptographicOperations.FixedTimeEquals(_proxySecret, Convert.FromBase64String(context.Request.Headers["X-Proxy-Secret"].ToString())))
        {
            context.Response.StatusCode = 403;
            return;
        }

        if (!context.Request.Headers.TryGetValue("X-ARR-ClientCert", out var header))
        {
            context.Response.StatusCode = 401;
            return;
        }

        var client = new X509Certificate2(Convert.FromBase64String(header.ToString()));
        var chain = new X509Chain();
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreNotTimeValid;
        if (!chain.Build(client))
        {
            context.Response.StatusCode = 403;
            return;
        }

        // expect: MTLS201
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object>
            {
                ["sub"] = client.Subject,
                ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)),
            },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = _credentials,
        });
        await context.Response.WriteAsync(token);
    }
}
