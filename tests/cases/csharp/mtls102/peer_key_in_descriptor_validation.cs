using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gateway;

public class PeerKeyEndpoint
{
    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null)
        {
            return Results.Unauthorized();
        }

        var valid = IsAcceptable(client);
        var parameters = new TokenValidationParameters { ValidIssuer = client.Subject, ValidAudience = "gateway" };
        parameters.IssuerSigningKey = new RsaSecurityKey(client.GetRSAPublicKey());
        // expect: MTLS102, MTLS202
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], parameters);
        return result.IsValid && valid ? Results.Ok(result.Claims["sub"]) : Results.Unauthorized();
    }

    private static bool IsAcceptable(X509Certificate2 certificate)
    {
        return certificate.Subject.StartsWith("CN=partner-");
    }
}
