using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class CnfOptionalMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;

    public CnfOptionalMiddleware(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            context.Response.StatusCode = 401;
            return;
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid)
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (result.Claims.TryGetValue("x5t#S256", out var thumbprint))
        {
            if ((string)thumbprint != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
            {
                context.Response.StatusCode = 401;
                return;
            }
        }
        else
        {
            context.Response.StatusCode = 401;
            return;
        }

        await _next(context);
    }
}
