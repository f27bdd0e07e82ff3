using Acme.Pki;
using Acme.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Acme;

[ApiController]
public sealed class TokenController(Directory directory, Issuer issuer) : ControllerBase
{
    [HttpPost("/token")]
    public async Task<IActionResult> Token()
    {
        var certificate = await HttpContext.Connection.GetClientCertificateAsync();
        if (certificate is null || !await directory.AcceptsAsync(certificate))
        {
            return Unauthorized();
        }
        return Ok(issuer.Issue(certificate));
    }
}
