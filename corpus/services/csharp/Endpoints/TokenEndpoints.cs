using Ledger.Hosting;
using Ledger.Security;
using Ledger.Tokens;

namespace Ledger.Endpoints;

public static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/token", Issue).RequireRateLimiting(RateLimits.Tokens);
    }

    private static IResult Issue(HttpContext context, TokenIssuer issuer)
    {
        if (context.Connection.ClientCertificate is not { } certificate || context.Items[nameof(Client)] is not Client client)
        {
            return Results.Unauthorized();
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { access_token = issuer.Issue(client, certificate), token_type = "Bearer" });
    }
}
