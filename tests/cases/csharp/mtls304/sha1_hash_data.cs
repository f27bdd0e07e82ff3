using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class Sha1Controller : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public Sha1Controller(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var sha = SHA1.Create();
        var digest = Convert.ToHexString(sha.ComputeHash(client.GetRawCertData())); // expect: MTLS304
        var claims = new[] { new Claim("sub", client.Subject), new Claim("fingerprint", digest) };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
