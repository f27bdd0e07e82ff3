using Microsoft.AspNetCore.Authorization;

namespace Orders.Security;

public sealed class BoundTokenRequirement : IAuthorizationRequirement;

public sealed class BoundTokenHandler : AuthorizationHandler<BoundTokenRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, BoundTokenRequirement requirement)
    {
        if (context.Resource is HttpContext { Connection.ClientCertificate: { } client } && TokenBinding.Matches(context.User, client))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
