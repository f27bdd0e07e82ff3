using System.IdentityModel.Tokens.Jwt;
using System.Net.Http;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Sync.Upstream;

public sealed class AssertionClient
{
    private const string ClientId = "sync-worker";
    private readonly X509Certificate2 _certificate;
    private readonly HttpClient _http;

    public AssertionClient(string pfx, string password)
    {
        _certificate = new X509Certificate2(pfx, password);
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        handler.ClientCertificates.Add(_certificate);
        _http = new HttpClient(handler);
    }

    public string Assertion()
    {
        var claims = new[]
        {
            new Claim(JwtRegisteredClaimNames.Iss, ClientId),
            new Claim(JwtRegisteredClaimNames.Sub, ClientId),
            new Claim(JwtRegisteredClaimNames.Aud, "https://sts.example/token"),
            new Claim(JwtRegisteredClaimNames.Jti, Guid.NewGuid().ToString()),
        };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(1), signingCredentials: new X509SigningCredentials(_certificate));
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
