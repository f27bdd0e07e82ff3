using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Partners.Controllers;

[ApiController]
[Route("oauth/token")]
public class PartnerTokenController : ControllerBase
{
    private readonly SigningCredentials _credentials;
    private readonly HashSet<string> _partnerThumbprints;
    private readonly IRevocationService _revocation;

    public PartnerTokenController(
        SigningCredentials credentials, HashSet<string> partnerThumbprints, IRevocationService revocation)
    {
        _credentials = credentials;
        _partnerThumbprints = partnerThumbprints;
        _revocation = revocation;
    }

    [HttpPost]
    public async Task<IActionResult> Issue()
    {
        X509Certificate2? client = await HttpContext.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Unauthorized();
        }

        if (!_partnerThumbprints.Contains(client.GetCertHashString(HashAlgorithmName.SHA256)))
        {
            return Unauthorized();
        }

        if (await _revocation.IsRevokedAsync(client))
        {
            return Unauthorized();
        }

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
