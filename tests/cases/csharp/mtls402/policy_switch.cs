// options: short-lived-certificates client-certificates=verified
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class SwitchedMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;
    private readonly BindingOptions _options;

    public SwitchedMiddleware(RequestDelegate next, TokenValidationParameters parameters, BindingOptions options)
    {
        _next = next;
        _parameters = parameters;
        _options = options;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid)
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (result.Claims.TryGetValue("x5t#S256", out var expected)) // expect: MTLS402
        {
            var client = context.Connection.ClientCertificate;
            if (client is null || (string)expected != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
            {
                context.Response.StatusCode = 401;
                return;
            }
        }

        await _next(context);
    }
}
