using System.Security.Claims;
using Ledger.Orders;
using Ledger.Tokens;

namespace Ledger.Endpoints;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders").AddEndpointFilter<BoundTokenEndpointFilter>();
        orders.MapGet("/", (ClaimsPrincipal user, OrderStore store) => Results.Ok(store.Of(user.FindFirstValue("sub")!)));
        orders.MapPost("/", Place);
    }

    private static IResult Place(NewOrder order, ClaimsPrincipal user, OrderStore store)
    {
        if (order.Quantity is < 1 or > 1000)
        {
            return Results.BadRequest(new { error = "quantity" });
        }

        var placed = store.Add(user.FindFirstValue("sub")!, order);
        return Results.Created($"/orders/{placed.Id}", placed);
    }
}
