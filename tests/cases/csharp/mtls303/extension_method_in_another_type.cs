using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public static class BindingExtensions
{
    public static bool IsBoundTo(this TokenValidationResult result, X509Certificate2 certificate)
    {
        var expected = result.Claims.TryGetValue("x5t#S256", out var value) ? value as string : null;
        var presented = Base64UrlEncoder.Encode(SHA256.HashData(certificate.RawData));
        return expected != null && presented != null;
    }
}

public class ExtensionEndpoint
{
    private readonly TokenValidationParameters _parameters;

    public ExtensionEndpoint(TokenValidationParameters parameters) => _parameters = parameters;

    public async Task<IResult> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        // expect: MTLS303
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid || !result.IsBoundTo(client))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(result.Claims["sub"]);
    }
}
