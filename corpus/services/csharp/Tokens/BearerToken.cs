using System.Security.Claims;

namespace Ledger.Tokens;

public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The identity a request's token stands for; nothing when it has no token that is bound to its certificate.</summary>
    public static async Task<ClaimsIdentity?> AuthenticateAsync(HttpContext context, TokenVerifier verifier)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (context.Connection.ClientCertificate is not { } certificate)
        {
            return null;
        }

        return await verifier.VerifyAsync(header[Scheme.Length..].Trim(), certificate);
    }
}
