using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class KeyController : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public KeyController(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var claims = new List<Claim> { new Claim("sub", client.Subject) };
        if (Request.Query.ContainsKey("roles"))
        {
            claims.Add(new Claim("roles", Request.Query["roles"].ToString()));
        }

        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        // expect: MTLS301
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
