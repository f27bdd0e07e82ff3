using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Sts;

public sealed class MtlsFilter(ILogger<MtlsFilter> logger) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var client = await context.HttpContext.Connection.GetClientCertificateAsync();
        if (client is null || !ChainRules.IsTrusted(client))
        {
            logger.LogWarning("refused");
            context.Result = new ObjectResult("client certificate required") { StatusCode = 403 };
            return;
        }

        await next();
    }
}
