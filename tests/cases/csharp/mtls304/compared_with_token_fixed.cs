using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Gateway;

public class ThumbprintCheck
{
    private readonly TokenValidationParameters _parameters;

    public ThumbprintCheck(TokenValidationParameters parameters) => _parameters = parameters;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null || !client.Verify())
        {
            context.Response.StatusCode = 401;
            return;
        }

        var principal = new JwtSecurityTokenHandler().ValidateToken(context.Request.Headers["Authorization"].ToString()[7..], _parameters, out _);
        var expected = principal.FindFirst("x5t")?.Value;
        var presented = client.GetCertHashString(HashAlgorithmName.SHA256);
        if (!string.Equals(expected, presented, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }
}
