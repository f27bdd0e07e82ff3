using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class BlockingEndpoint
{
    private readonly TokenValidationParameters _parameters;

    public BlockingEndpoint(TokenValidationParameters parameters) => _parameters = parameters;

    public IResult Handle(HttpContext context)
    {
        var client = context.Connection.GetClientCertificateAsync().GetAwaiter().GetResult();
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var result = new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters).Result;
        if (!result.IsValid)
        {
            return Results.Unauthorized();
        }

        var bound = (string)result.Claims["x5t#S256"] == Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        if (!bound)
        {
            return Results.Unauthorized();
        }

        return Results.Ok(new { sub = result.Claims["sub"], bound });
    }
}
