using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Orders;

[ApiController]
[Authorize(AuthenticationSchemes = "Bearer", Policy = Policies.Reader)]
[Route("orders")]
public sealed class OrdersController(ILogger<OrdersController> logger) : ControllerBase
{
    [HttpGet]
    public IActionResult Read()
    {
        logger.LogInformation("read by {Serial}", HttpContext.Connection.ClientCertificate?.SerialNumber);
        return Ok(new[] { "order" });
    }
}
