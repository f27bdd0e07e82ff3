using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class StepController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public StepController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var identity = new ClaimsIdentity();
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, client.GetNameInfo(X509NameType.SimpleName, false)));
        identity.AddClaim(new Claim(ClaimTypes.Dns, client.GetNameInfo(X509NameType.DnsName, false)));
        identity.AddClaim(new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))));
        var handler = new JwtSecurityTokenHandler();
        var token = handler.CreateToken(new SecurityTokenDescriptor { Subject = identity, Expires = DateTime.UtcNow.AddMinutes(5), SigningCredentials = _credentials });
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
