namespace Orders;

public static class Policies
{
    public const string Bound = "bound";
    public const string Reader = "reader";
}
