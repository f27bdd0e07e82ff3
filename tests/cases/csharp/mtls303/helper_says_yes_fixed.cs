using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class YesController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<YesController> _logger;

    public YesController(TokenValidationParameters parameters, ILogger<YesController> logger)
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
        var principal = new JwtSecurityTokenHandler().ValidateToken(bearer, _parameters, out var validated);
        if (!IsBoundTo((JwtSecurityToken)validated, client))
        {
            return Forbid();
        }

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }

    private bool IsBoundTo(JwtSecurityToken token, X509Certificate2 certificate)
    {
        var expected = token.Payload["x5t#S256"] as string;
        var presented = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));
        _logger.LogDebug("expected {Expected}, presented {Presented}", expected, presented);
        return expected == presented;
    }
}
