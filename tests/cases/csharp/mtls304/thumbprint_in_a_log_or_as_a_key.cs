using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class LoggedThumbprint : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public LoggedThumbprint(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        Console.WriteLine($"client {client.Thumbprint}");
        if (!AllowList.Contains(client.Thumbprint))
        {
            return Forbid();
        }

        var claims = new[] { new Claim("sub", client.Subject), new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))) };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
