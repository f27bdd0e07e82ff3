using System.Collections.Concurrent;

namespace Ledger.Orders;

public sealed record NewOrder(string Article, int Quantity);

public sealed record Order(Guid Id, string Owner, string Article, int Quantity);

public sealed class OrderStore
{
    private readonly ConcurrentDictionary<Guid, Order> orders = new();

    public IReadOnlyList<Order> Of(string owner) => [.. orders.Values.Where(order => order.Owner == owner)];

    public Order Add(string owner, NewOrder order)
    {
        var placed = new Order(Guid.NewGuid(), owner, order.Article, order.Quantity);
        orders[placed.Id] = placed;
        return placed;
    }
}
