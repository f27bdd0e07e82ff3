using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

[ApiController]
public class ProfileController : ControllerBase
{
    private readonly SecurityKey _key;

    public ProfileController(SecurityKey key) => _key = key;

    [HttpGet("/profile")]
    public IActionResult Get()
    {
        var peer = Request.HttpContext.Connection.ClientCertificate;
        if (peer == null || !peer.Verify())
        {
            return Forbid();
        }

        var parameters = new TokenValidationParameters { ValidIssuer = "https://sts.example", IssuerSigningKey = _key };
        parameters.ValidAudience = "profile";
        parameters.RequireSignedTokens = true;
        string token = Request.Headers["Authorization"].ToString().Split(' ')[1];
        var principal = new JwtSecurityTokenHandler().ValidateToken(token, parameters, out _);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(peer.RawData), Base64UrlEncoder.DecodeBytes(principal.FindFirst("x5t#S256")!.Value)))
        {
            return Unauthorized();
        }

        return Ok(new { name = principal.Identity!.Name });
    }
}
