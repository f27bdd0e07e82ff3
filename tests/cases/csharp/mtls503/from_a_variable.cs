using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class OfflineValidator
{
    private readonly SecurityKey _key;

    public OfflineValidator(SecurityKey key) => _key = key;

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var strict = false;
        var parameters = new TokenValidationParameters { IssuerSigningKey = _key, ValidIssuer = "https://sts.example", ValidAudience = "accounts" };
        parameters.ValidateLifetime = strict; // expect: MTLS503
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], parameters);
        if (!result.IsValid || (string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(result.Claims["sub"]);
    }
}
