using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Identity;

[ApiController]
public class OtherDigest : ControllerBase
{
    private readonly SigningCredentials _credentials;

    public OtherDigest(SigningCredentials credentials) => _credentials = credentials;

    [HttpPost("/token")]
    public ActionResult<string> Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var own = new X509Certificate2("server.pfx");
        var claims = new Claim[]
        {
            new("sub", client.Subject),
            new("x5t#S256", Base64UrlEncoder.Encode(own.GetCertHash(HashAlgorithmName.SHA256))),
        };
        var token = new JwtSecurityToken("https://sts.example", "api", claims, null, DateTime.UtcNow.AddMinutes(5), _credentials);
        // expect: MTLS301
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
