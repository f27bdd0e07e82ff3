using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;

namespace Sts;

public class TokenController : BaseController
{
    private readonly TokenFactory _factory;

    public TokenController(TokenFactory factory) => _factory = factory;

    [HttpPost("/token")]
    public IActionResult Issue() => Ok(_factory.Create(Client));
}

public abstract class BaseController : ControllerBase
{
    protected X509Certificate2 Client => (X509Certificate2)HttpContext.Items["client"]!;
}
