namespace Sts;

public sealed class ClientCertificateMiddleware(RequestDelegate next, ILogger<ClientCertificateMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !ChainRules.IsTrusted(client))
        {
            logger.LogWarning("refused {Path}", context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }
}
