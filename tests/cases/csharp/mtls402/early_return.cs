// options: short-lived-certificates client-certificates=verified
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class EarlyReturn
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;

    public EarlyReturn(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid)
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (!result.Claims.ContainsKey("cnf")) // expect: MTLS402
        {
            await _next(context);
            return;
        }

        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || (string)result.Claims["cnf"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await _next(context);
    }
}
