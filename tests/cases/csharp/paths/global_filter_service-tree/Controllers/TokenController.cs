using Microsoft.AspNetCore.Mvc;

namespace Sts;

[ApiController]
[Route("token")]
public class TokenController(TokenIssuer issuer) : ControllerBase
{
    [HttpPost]
    public IActionResult Post()
    {
        var client = HttpContext.Connection.ClientCertificate!;
        return Ok(new { access_token = issuer.Issue(client) });
    }
}
