// options: short-lived-certificates client-certificates=verified
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

[ApiController]
[Route("orders")]
public class OrdersController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;

    public OrdersController(TokenValidationParameters parameters) => _parameters = parameters;

    [HttpGet]
    public IActionResult List()
    {
        var principal = new JwtSecurityTokenHandler().ValidateToken(Request.Headers["Authorization"].ToString()[7..], _parameters, out _);
        var client = HttpContext.Connection.ClientCertificate;
        if (IsBound(principal) && !IsBoundTo(principal, client)) // expect: MTLS402
        {
            return Unauthorized();
        }

        return Ok(principal.FindFirst("sub")?.Value);
    }

    private static bool IsBound(ClaimsPrincipal principal) => principal.FindFirst("x5t#S256") != null;

    private static bool IsBoundTo(ClaimsPrincipal principal, X509Certificate2 client)
    {
        return principal.FindFirst("x5t#S256")?.Value == Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
    }
}
