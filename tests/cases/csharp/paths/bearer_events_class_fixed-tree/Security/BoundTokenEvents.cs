using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Orders.Security;

public sealed class BoundTokenEvents(ILogger<BoundTokenEvents> logger) : JwtBearerEvents
{
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var client = await context.HttpContext.Connection.GetClientCertificateAsync();
        if (client is null || !TokenBinding.Matches(context.Principal!, client))
        {
            logger.LogWarning("token is bound to another certificate");
            context.Fail("certificate binding");
        }
    }
}
