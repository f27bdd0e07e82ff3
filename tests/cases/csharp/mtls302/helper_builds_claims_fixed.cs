using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class HelperController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public HelperController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var token = new JwtSecurityToken(claims: ClaimsOf(client), expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        return new JwtSecurityTokenHandler().WriteToken(token);
    }

    private static IEnumerable<Claim> ClaimsOf(X509Certificate2 certificate)
    {
        var claims = new List<Claim> { new Claim("sub", certificate.Subject) };
        claims.Add(new Claim("x5t#S256", Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256))));
        return claims;
    }
}
