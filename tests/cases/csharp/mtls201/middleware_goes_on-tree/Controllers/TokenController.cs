using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Sts.Controllers;

[ApiController]
[Route("token")]
public class TokenController : ControllerBase
{
    private readonly ITokenIssuer _issuer;

    public TokenController(ITokenIssuer issuer)
    {
        _issuer = issuer;
    }

    [HttpPost]
    public IActionResult Post()
    {
        var client = HttpContext.Connection.ClientCertificate!;
        return Ok(new { access_token = _issuer.Issue(client) });
    }
}
