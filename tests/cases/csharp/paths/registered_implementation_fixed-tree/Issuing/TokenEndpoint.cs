using Sts.Revocation;

namespace Sts.Issuing;

public static class TokenEndpoint
{
    public static async Task<IResult> Issue(HttpContext context, ICertificateGate gate, TokenIssuer issuer)
    {
        if (await context.Connection.GetClientCertificateAsync() is not { } client || !gate.Admits(client))
        {
            return Results.Unauthorized();
        }

        return Results.Ok(new { access_token = issuer.Issue(client) });
    }
}
