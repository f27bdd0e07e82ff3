using System.Security.Cryptography.X509Certificates;

namespace Sts;

public sealed class CertificateGate : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (!CertificateRules.Accepts(client))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Items["client"] = client;
        return next.Invoke(context);
    }
}

public static class CertificateGateExtensions
{
    public static IApplicationBuilder UseCertificateGate(this IApplicationBuilder app) => app.UseMiddleware<CertificateGate>();
}
