using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

[ApiController]
public class ForwardedController(SigningCredentials credentials, GatewayList gateways) : ControllerBase
{
    [HttpPost("/token")]
    public IActionResult Issue([FromHeader(Name = "X-Client-Cert")] string encoded)
    {
        if (!gateways.Contains(HttpContext.Connection.RemoteIpAddress))
        {
            return Forbid();
        }

        var client = new X509Certificate2(Convert.FromBase64String(encoded));
        if (!client.Verify())
        {
            return Unauthorized();
        }

        var descriptor = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) } },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = credentials,
        };
        return Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
