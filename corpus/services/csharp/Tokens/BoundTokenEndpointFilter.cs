using System.Security.Claims;

namespace Ledger.Tokens;

public sealed class BoundTokenEndpointFilter(TokenVerifier verifier) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var identity = await BearerToken.AuthenticateAsync(invocation.HttpContext, verifier);
        if (identity is null)
        {
            return Results.Unauthorized();
        }

        invocation.HttpContext.User = new ClaimsPrincipal(identity);
        return await next(invocation);
    }
}
