using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class DefaultExpiry : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public DefaultExpiry(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var handler = new JwtSecurityTokenHandler();
        var token = handler.CreateJwtSecurityToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(new[] { new Claim("sub", client.Subject), new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))) }),
            SigningCredentials = _credentials,
        });
        
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
