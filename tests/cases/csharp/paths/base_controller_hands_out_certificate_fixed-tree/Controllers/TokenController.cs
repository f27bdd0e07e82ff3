using Microsoft.AspNetCore.Mvc;

namespace Sts;

[ApiController]
[Route("token")]
public sealed class TokenController : CertificateController
{
    private readonly TokenIssuer issuer;

    public TokenController(TokenIssuer issuer) => this.issuer = issuer;

    [HttpPost]
    public IActionResult Post()
    {
        var client = RequireClient();
        return Ok(new { access_token = this.issuer.Issue(client) });
    }
}
