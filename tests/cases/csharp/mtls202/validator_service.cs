using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class ValidatorMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ICertificateValidator _validator;
    private readonly TokenValidationParameters _parameters;

    public ValidatorMiddleware(RequestDelegate next, ICertificateValidator validator, TokenValidationParameters parameters)
    {
        _next = next;
        _validator = validator;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client == null)
        {
            context.Response.StatusCode = 401;
            return;
        }

        await _validator.IsValidAsync(client);
        // expect: MTLS201, MTLS202
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid || (string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await _next(context);
    }
}
