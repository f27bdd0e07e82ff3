using Microsoft.AspNetCore.Mvc;
using Sts.Revocation;

namespace Sts.Issuing;

[ApiController]
public class TokenController : ControllerBase
{
    private readonly ICertificateGate _gate;
    private readonly TokenIssuer _issuer;

    public TokenController(ICertificateGate gate, TokenIssuer issuer)
    {
        _gate = gate ?? throw new ArgumentNullException(nameof(gate));
        _issuer = issuer;
    }

    [HttpPost("token")]
    public async Task<ActionResult<string>> Post(CancellationToken cancellation)
    {
        var client = await HttpContext.Connection.GetClientCertificateAsync(cancellation);
        if (client == null)
        {
            return Unauthorized();
        }

        if (!_gate.Admits(client))
        {
            return Forbid();
        }

        return Ok(_issuer.Issue(client));
    }
}
