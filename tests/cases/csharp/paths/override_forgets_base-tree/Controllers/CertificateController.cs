using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Sts;

public abstract class CertificateController : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var client = context.HttpContext.Connection.ClientCertificate;
        if (client is null || !ChainRules.IsTrusted(client))
        {
            context.Result = new ForbidResult();
            return;
        }

        base.OnActionExecuting(context);
    }
}
