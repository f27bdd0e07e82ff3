namespace Sts.Pipeline;

public static class PipelineExtensions
{
    public static IApplicationBuilder UseClientCertificates(this IApplicationBuilder app)
    {
        return app.UseMiddleware<ClientCertificateMiddleware>();
    }

    public static IApplicationBuilder UseCorrelation(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            context.Response.Headers["X-Correlation"] = context.TraceIdentifier;
            await next(context);
        });
}
