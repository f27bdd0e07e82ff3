using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Payments.Security;

public sealed class TokenMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;

    public TokenMiddleware(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var raw = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var token = new JwtSecurityTokenHandler().ReadJwtToken(raw);
        var bound = token.Payload["x5t#S256"]?.ToString();
        if (bound != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Items["subject"] = token.Subject;
        await _next(context);
    }
}
