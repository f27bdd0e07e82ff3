// options: short-lived-certificates client-certificates=verified
using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class PatternMiddleware
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;

    public PatternMiddleware(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var principal = new JwtSecurityTokenHandler().ValidateToken(context.Request.Headers["Authorization"].ToString()[7..], _parameters, out _);
        var client = context.Connection.ClientCertificate;
        var expected = principal.FindFirst("x5t#S256")?.Value;
        // expect: MTLS402
        if (expected is not null)
        {
            if (!string.Equals(expected, Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)), StringComparison.Ordinal))
            {
                context.Response.StatusCode = 401;
                return;
            }
        }

        context.User = principal;
        await _next(context);
    }
}
