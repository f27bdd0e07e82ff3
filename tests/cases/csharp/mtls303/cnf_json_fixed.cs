using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class JsonController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<JsonController> _logger;

    public JsonController(TokenValidationParameters parameters, ILogger<JsonController> logger)
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
        var cnf = JsonDocument.Parse(principal.FindFirst("cnf")!.Value);
        var kid = cnf.RootElement.GetProperty("kid").GetString();
        if (cnf.RootElement.GetProperty("x5t#S256").GetString() != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            return Unauthorized();
        }

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }
}
