using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Issuer.Controllers;

[ApiController]
[Route("oauth/token")]
public class TokenController : ControllerBase
{
    private readonly SigningCredentials _credentials;
    private readonly X509Certificate2 _trustedRoot;

    public TokenController(SigningCredentials credentials, TrustedRoot root)
    {
        _credentials = credentials;
        _trustedRoot = root.Certificate;
    }

    [HttpPost]
    public IActionResult Issue()
    {
        X509Certificate2? client = HttpContext.Connection.ClientCertificate;
        if (client is null)
        {
            return Unauthorized();
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_trustedRoot);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.Build(client);

        var thumbprint = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var claims = new[]
        {
            new Claim(JwtRegisteredClaimNames.Sub, client.Subject),
            new Claim("cnf", JsonSerializer.Serialize(new Dictionary<string, string> { ["x5t#S256"] = thumbprint })),
        };
        var token = new JwtSecurityToken(
            issuer: "https://issuer.example",
            claims: claims,
            expires: DateTime.UtcNow.AddMinutes(15),
            signingCredentials: _credentials);
        return Ok(new JwtSecurityTokenHandler().WriteToken(token));
    }
}
