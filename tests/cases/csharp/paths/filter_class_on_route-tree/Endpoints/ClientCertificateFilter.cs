namespace Sts.Endpoints;

public sealed class ClientCertificateFilter(ILogger<ClientCertificateFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var client = await invocation.HttpContext.Connection.GetClientCertificateAsync();
        if (client is null || !ChainRules.IsTrusted(client))
        {
            logger.LogWarning("no valid client certificate");
            return Results.Unauthorized();
        }

        return await next(invocation);
    }
}
