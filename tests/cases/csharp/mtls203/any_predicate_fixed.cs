// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Resource;

public class PinnedMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;
    private readonly List<string> _pins;

    public PinnedMiddleware(RequestDelegate next, TokenValidationParameters parameters, List<string> pins)
    {
        _next = next;
        _parameters = parameters;
        _pins = pins;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        if (!_pins.Any(pin => pin == presented))
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (DateTime.Now > client.NotAfter)
        {
            context.Response.StatusCode = 401;
            return;
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid || (string)result.Claims["x5t#S256"] != presented)
        {
            context.Response.StatusCode = 401;
            return;
        }

        await _next(context);
    }
}
