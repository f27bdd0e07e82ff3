namespace Ledger.Security;

/// <summary>Addresses that answer anybody who gets through the handshake.</summary>
public static class PublicPaths
{
    private static readonly PathString[] Prefixes = ["/health", "/.well-known"];

    public static bool Contains(PathString path) => Prefixes.Any(prefix => path.StartsWithSegments(prefix));
}
