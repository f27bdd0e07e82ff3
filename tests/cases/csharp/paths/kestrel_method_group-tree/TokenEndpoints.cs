namespace Sts;

internal static class TokenEndpoints
{
    public static IResult Issue(HttpContext context, TokenIssuer issuer) =>
        context.Connection.ClientCertificate is { } client ? Results.Ok(issuer.Issue(client)) : Results.Unauthorized();
}
