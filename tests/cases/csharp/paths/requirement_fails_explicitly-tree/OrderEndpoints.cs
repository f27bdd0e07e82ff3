namespace Orders;

public static class OrderEndpoints
{
    public static IResult Read() => Results.Ok(new[] { "order" });
}
