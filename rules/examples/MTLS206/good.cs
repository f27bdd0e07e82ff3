using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Orders;

public class BoundTokens(RequestDelegate next, TokenValidationParameters parameters, IRevocationService revocation)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], parameters);
        if (client is null || !result.IsValid || (string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (await revocation.IsRevokedAsync(client))
        {
            context.Response.StatusCode = 401;
            return;
        }

        await next(context);
    }
}
