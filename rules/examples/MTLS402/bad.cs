using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api;

public class CertificateBoundTokens
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;
    private readonly JsonWebTokenHandler _handler = new JsonWebTokenHandler();

    public CertificateBoundTokens(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var certificate = await context.Connection.GetClientCertificateAsync();
        if (certificate == null || !certificate.Verify())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        string token = context.Request.Headers["Authorization"].ToString().Substring("Bearer ".Length);
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var presented = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData));
        if (result.Claims.TryGetValue("cnf", out var cnf) && Thumbprint(cnf) != presented)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Items["sub"] = result.Claims["sub"];
        await _next(context);
    }

    private static string? Thumbprint(object cnf)
    {
        return JsonDocument.Parse(cnf.ToString()!).RootElement.GetProperty("x5t#S256").GetString();
    }
}
