namespace Sts;

internal static class TokenEndpoints
{
    public static IResult Issue(HttpContext context, TokenIssuer issuer)
    {
        var client = context.Connection.ClientCertificate!;
        return TypedResults.Ok(issuer.Issue(client));
    }
}
