using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Orders.Api;

public class BoundTokenMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;
    private readonly JsonWebTokenHandler _handler = new JsonWebTokenHandler();

    public BoundTokenMiddleware(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var certificate = await context.Connection.GetClientCertificateAsync();
        if (certificate == null || !certificate.Verify())
        {
            context.Response.StatusCode = 401;
            return;
        }

        string token = context.Request.Headers["Authorization"].ToString().Substring("Bearer ".Length);
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid)
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (!Confirms(result, certificate))
        {
            context.Response.StatusCode = 401;
            return;
        }

        context.Items["sub"] = result.Claims["sub"];
        await _next(context);
    }

    private static bool Confirms(TokenValidationResult result, X509Certificate2 certificate)
    {
        if (!result.Claims.TryGetValue("cnf", out var cnf))
        {
            return false;
        }

        var expected = JsonDocument.Parse(cnf.ToString()!).RootElement.GetProperty("x5t#S256").GetString();
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData));
        return string.Equals(expected, presented, StringComparison.Ordinal);
    }
}
