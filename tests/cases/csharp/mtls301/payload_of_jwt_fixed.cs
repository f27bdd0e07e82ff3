using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class PayloadController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public PayloadController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var payload = new JwtPayload
        {
            { "sub", client.Subject },
            { "exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() },
        };
        payload["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        var token = new JwtSecurityToken(new JwtHeader(_credentials), payload);
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
