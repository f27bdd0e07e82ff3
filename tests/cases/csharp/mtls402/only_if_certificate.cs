using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class OptionalBinding
{
    private readonly RequestDelegate _next;
    private readonly TokenValidationParameters _parameters;

    public OptionalBinding(RequestDelegate next, TokenValidationParameters parameters)
    {
        _next = next;
        _parameters = parameters;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var principal = new JwtSecurityTokenHandler().ValidateToken(context.Request.Headers["Authorization"].ToString()[7..], _parameters, out _);
        var client = context.Connection.ClientCertificate;
        // expect: MTLS402
        if (client != null)
        {
            if (!client.Verify() || principal.FindFirst("x5t#S256")?.Value != client.GetCertHashString(HashAlgorithmName.SHA256))
            {
                context.Response.StatusCode = 401;
                return;
            }
        }

        context.User = principal;
        await _next(context);
    }
}
