using System.Security.Cryptography.X509Certificates;

namespace Sts;

public delegate bool CertificateTest(X509Certificate2 certificate);

public static class TokenRoutes
{
    public static void MapTokens(this WebApplication app, CertificateTest accepts)
    {
        app.MapPost("/token", (HttpContext context, TokenIssuer issuer) =>
        {
            var client = context.Connection.ClientCertificate;
            if (client is null || !accepts(client))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            return Results.Ok(issuer.Issue(client));
        });
    }
}
