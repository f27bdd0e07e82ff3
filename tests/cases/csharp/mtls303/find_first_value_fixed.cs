using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class FirstValue
{
    private readonly TokenValidationParameters _parameters;

    public FirstValue(TokenValidationParameters parameters)
    {
        _parameters = parameters;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return TypedResults.Unauthorized();
        }

        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var result = await new JwtSecurityTokenHandler().ValidateTokenAsync(token, _parameters);
        if (!result.IsValid)
        {
            return TypedResults.Unauthorized();
        }

        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        var expected = result.ClaimsIdentity.FindFirst("x5t#S256")!.Value;
        if (expected != presented)
        {
            return TypedResults.Forbid();
        }

        return TypedResults.Ok(principal.Identity!.Name);
    }
}
