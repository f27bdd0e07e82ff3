namespace Sts;

internal static class TokenEndpoints
{
    public static IResult Issue(HttpContext context, TokenIssuer issuer)
    {
        var client = context.Connection.ClientCertificate;
        if (client is null)
        {
            return TypedResults.Unauthorized();
        }

        return TypedResults.Ok(issuer.Issue(client));
    }
}
