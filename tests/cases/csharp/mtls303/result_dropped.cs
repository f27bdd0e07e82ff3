using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class DroppedController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<DroppedController> _logger;

    public DroppedController(TokenValidationParameters parameters, ILogger<DroppedController> logger)
    {
        _parameters = parameters;
        _logger = logger;
    }

    [HttpGet("{id}")]
    public IActionResult Get(string id)
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            return Unauthorized();
        }

        var bearer = Request.Headers["Authorization"].ToString().Substring(7);
        // expect: MTLS303
        var principal = new JwtSecurityTokenHandler().ValidateToken(bearer, _parameters, out var validated);
        IsBoundTo((JwtSecurityToken)validated, client);

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }

    private static bool IsBoundTo(JwtSecurityToken token, X509Certificate2 certificate)
    {
        var expected = token.Payload["x5t#S256"] as string;
        return expected == Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));
    }
}
