using Orders.Security;

namespace Orders;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/orders").RequireAuthorization();
        orders.MapGet("/{id}", Read);
    }

    private static IResult Read(HttpContext context, string id)
    {
        var client = context.Connection.ClientCertificate!;
        return Results.Ok(new { id, owner = client.Subject });
    }
}
