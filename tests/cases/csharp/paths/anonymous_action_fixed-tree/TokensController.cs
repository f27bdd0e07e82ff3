using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Sts;

[ApiController]
[Authorize("client")]
[Route("tokens")]
public sealed class TokensController(TokenIssuer issuer) : ControllerBase
{
    [HttpPost]
    public IActionResult Issue()
    {
        return Ok(issuer.Issue(HttpContext.Connection.ClientCertificate!));
    }
}
