using System.IdentityModel.Tokens.Jwt;
using System.Net.Http;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Sync.Upstream;

public sealed class UpstreamClient
{
    private readonly X509Certificate2 _certificate;
    private readonly SigningCredentials _issuer;
    private readonly HttpClient _http;

    public UpstreamClient(UpstreamOptions options, SigningCredentials issuer)
    {
        _certificate = new X509Certificate2(options.ClientPfx, options.Password);
        _issuer = issuer;
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        handler.ClientCertificates.Add(_certificate);
        _http = new HttpClient(handler);
    }

    public string TokenFor(string user)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(new[] { new Claim("sub", user), new Claim("role", "reader") }),
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new X509SigningCredentials(_certificate),
        };
        var handler = new JwtSecurityTokenHandler();
        // expect: MTLS101
        return handler.WriteToken(handler.CreateToken(descriptor));
    }
}
