namespace Ledger.Security;

public sealed class ClientCertificateMiddleware(
    RequestDelegate next,
    ICertificateRules rules,
    ILogger<ClientCertificateMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var certificate = await context.Connection.GetClientCertificateAsync(context.RequestAborted);
        if (certificate is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var client = rules.Admit(certificate);
        if (client is null)
        {
            logger.LogWarning("No client is registered for {Subject}", certificate.Subject);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Items[nameof(Client)] = client;
        await next(context);
    }
}
