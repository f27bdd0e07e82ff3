using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Orders.Security;

namespace Orders;

[ApiController]
[Authorize]
[Route("orders")]
public sealed class OrdersController : ControllerBase
{
    [HttpDelete("{id}")]
    public IActionResult Delete(string id)
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null)
        {
            return Forbid();
        }

        if (!TokenBinding.Matches(User, client))
        {
            return Forbid();
        }

        return NoContent();
    }
}
