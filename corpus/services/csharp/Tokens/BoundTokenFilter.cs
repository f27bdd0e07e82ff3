using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Ledger.Tokens;

public sealed class BoundTokenFilter(TokenVerifier verifier) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var identity = await BearerToken.AuthenticateAsync(context.HttpContext, verifier);
        if (identity is null)
        {
            context.Result = new UnauthorizedResult();
            return;
        }

        context.HttpContext.User = new ClaimsPrincipal(identity);
    }
}
