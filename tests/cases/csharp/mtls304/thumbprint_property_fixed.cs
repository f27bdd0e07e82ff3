using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class ThumbprintController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public ThumbprintController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var claims = new[]
        {
            new Claim("sub", client.Subject),
            new Claim("cnf", client.GetCertHashString(HashAlgorithmName.SHA256)),
        };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
