using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("accounts")]
public class SubjectController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly ILogger<SubjectController> _logger;

    public SubjectController(TokenValidationParameters parameters, ILogger<SubjectController> logger)
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
        if (principal.FindFirst("sub")?.Value != client.GetNameInfo(X509NameType.SimpleName, false))
        {
            return Forbid();
        }

        return Ok(new { id, owner = principal.FindFirst("sub")?.Value });
    }
}
