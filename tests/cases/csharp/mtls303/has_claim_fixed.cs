using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class HasClaim
{
    private readonly TokenValidationParameters _parameters;

    public HasClaim(TokenValidationParameters parameters)
    {
        _parameters = parameters;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return Results.Problem(statusCode: 401);
        }

        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        var principal = new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
        if (!principal.HasClaim("x5t#S256", presented))
        {
            return Results.BadRequest("unexpected subject");
        }

        return Results.NoContent();
    }
}
