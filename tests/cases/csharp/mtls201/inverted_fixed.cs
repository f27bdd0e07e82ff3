using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

[Route("token")]
public class TokenController : Controller
{
    private readonly SigningCredentials credentials;

    public TokenController(SigningCredentials credentials)
    {
        this.credentials = credentials;
    }

    [HttpPost]
    public async Task<IActionResult> Post()
    {
        var client = await HttpContext.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Unauthorized();
        }

        var valid = client.Verify();
        if (!valid)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var descriptor = new SecurityTokenDescriptor { SigningCredentials = credentials };
        descriptor.Claims = new Dictionary<string, object>();
        descriptor.Claims["sub"] = client.GetNameInfo(X509NameType.DnsName, false);
        descriptor.Claims["cnf"] = new Dictionary<string, string> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        descriptor.Expires = DateTime.UtcNow.AddMinutes(5);
        return Ok(new JsonWebTokenHandler().CreateToken(descriptor));
    }
}
