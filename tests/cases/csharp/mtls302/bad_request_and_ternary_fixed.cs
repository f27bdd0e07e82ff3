using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Issuer;

[ApiController]
public class TernaryController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public TernaryController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPut("/token")]
    public IActionResult Put()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client == null)
        {
            return BadRequest("certificate missing");
        }

        return client.Verify() ? new JsonResult(Create(client)) : Forbid();
    }

    private string Create(X509Certificate2 client)
    {
        var binding = new { x5t = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = JsonSerializer.SerializeToElement(binding) };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = _credentials });
    }
}
