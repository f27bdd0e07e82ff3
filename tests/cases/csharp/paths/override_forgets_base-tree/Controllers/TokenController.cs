using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Sts;

[ApiController]
[Route("token")]
public sealed class TokenController(TokenIssuer issuer) : CertificateController
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ViewData["path"] = context.HttpContext.Request.Path;
    }

    [HttpPost]
    public IActionResult Post()
    {
        var client = HttpContext.Connection.ClientCertificate!;
        return Ok(new { access_token = issuer.Issue(client) });
    }
}
