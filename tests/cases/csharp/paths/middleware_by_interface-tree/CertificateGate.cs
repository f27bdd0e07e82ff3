namespace Sts;

internal sealed class CertificateGate : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!Verdicts.Refuses(context.Connection.ClientCertificate))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }
}
