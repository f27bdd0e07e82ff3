using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Http.Features;

namespace Issuer;

public static class FeatureIssuer
{
    public static async Task Issue(HttpContext context, SigningCredentials credentials)
    {
        var client = context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        if (client is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!client.Verify())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { { "sub", client.Subject }, { "x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) } },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = credentials,
        });
        await context.Response.WriteAsync(token);
    }
}
