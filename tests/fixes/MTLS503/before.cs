using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class LifetimeController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<LifetimeController> _logger;

    public LifetimeController(TokenValidationParameters parameters, ILogger<LifetimeController> logger)
    {
        _parameters = parameters;
        _parameters.ValidateLifetime = false;
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
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        if (principal.FindFirst("x5t#S256")?.Value != presented)
        {
            return Unauthorized();
        }

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }
}
