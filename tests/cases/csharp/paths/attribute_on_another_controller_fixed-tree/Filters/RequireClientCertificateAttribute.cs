using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Sts;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireClientCertificateAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var client = context.HttpContext.Connection.ClientCertificate;
        if (client is null || !ChainRules.IsTrusted(client))
        {
            context.Result = new UnauthorizedResult();
        }
    }
}
