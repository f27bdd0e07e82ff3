using System.Security.Cryptography.X509Certificates;

namespace Sts.Middleware;

public class ClientCertificateMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ILogger<ClientCertificateMiddleware> _logger;

    public ClientCertificateMiddleware(RequestDelegate next, ILogger<ClientCertificateMiddleware> logger)
    {
        _next = next;
        _logger = logger;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !IsTrusted(client))
        {
            _logger.LogWarning("refused {Path}", context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await _next(context);
    }

    private static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        return chain.Build(certificate);
    }
}
