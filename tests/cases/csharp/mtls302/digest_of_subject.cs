using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class SubjectDigest : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public SubjectDigest(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(client.Subject));
        var claims = new List<Claim> { new("sub", client.GetNameInfo(X509NameType.SimpleName, false)), new("cert_hash", Convert.ToBase64String(digest)) };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        // expect: MTLS302
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
