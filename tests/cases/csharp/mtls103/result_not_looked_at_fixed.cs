using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger;

public class LedgerEndpoint
{
    private readonly TokenValidationParameters _parameters;

    public LedgerEndpoint(TokenValidationParameters parameters) => _parameters = parameters;

    public async Task<IResult> Post(HttpContext context)
    {
        var peer = await context.Connection.GetClientCertificateAsync();
        if (peer is null || !peer.Verify())
        {
            return Results.Unauthorized();
        }

        var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(bearer, _parameters);
        if (!result.IsValid)
        {
            return Results.Unauthorized();
        }

        var bound = result.Claims["x5t#S256"] as string;
        if (bound != Base64UrlEncoder.Encode(SHA256.HashData(peer.RawData)))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(result.Claims["sub"]);
    }
}
