using Microsoft.AspNetCore.Mvc;

namespace Sts;

[ApiController]
[Route("token")]
public class TokenController(TokenIssuer issuer) : ControllerBase
{
    [HttpGet("health")]
    [TypeFilter(typeof(MtlsFilter))]
    public IActionResult Health() => NoContent();

    [HttpPost]
    [TypeFilter(typeof(MtlsFilter))]
    public ActionResult<string> Post()
    {
        var client = HttpContext.Connection.ClientCertificate!;
        return Ok(issuer.Issue(client));
    }
}
