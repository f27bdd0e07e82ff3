using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class FixedTimeController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<FixedTimeController> _logger;

    public FixedTimeController(TokenValidationParameters parameters, ILogger<FixedTimeController> logger)
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
        var expected = Base64UrlEncoder.DecodeBytes(principal.FindFirst("x5t#S256")!.Value);
        var same = CryptographicOperations.FixedTimeEquals(expected, SHA256.HashData(client.RawData));
        _logger.LogInformation("bound: {Same}", same);

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }
}
