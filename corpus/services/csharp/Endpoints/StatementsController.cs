using System.Security.Claims;
using Ledger.Orders;
using Ledger.Partners;
using Microsoft.AspNetCore.Mvc;

namespace Ledger.Endpoints;

[ApiController]
[Route("statements")]
public sealed class StatementsController(OrderStore store, PartnerClient partner) : ControllerBase
{
    [HttpGet("{year:int}")]
    public async Task<IActionResult> Get(int year, CancellationToken cancellation)
    {
        var owner = User.FindFirstValue("sub")!;
        var rates = await partner.RatesAsync(year, cancellation);
        return Ok(new { owner, year, total = store.Of(owner).Sum(order => order.Quantity * rates.Price) });
    }
}
