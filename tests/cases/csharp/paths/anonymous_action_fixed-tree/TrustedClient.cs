using Microsoft.AspNetCore.Authorization;

namespace Sts;

public sealed class TrustedClientRequirement : IAuthorizationRequirement;

public sealed class TrustedClientHandler : AuthorizationHandler<TrustedClientRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TrustedClientRequirement requirement)
    {
        if (context.Resource is HttpContext { Connection.ClientCertificate: { } client } && ChainRules.IsTrusted(client))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
