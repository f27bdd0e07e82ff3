namespace Sts.Endpoints;

public static class TokenEndpoints
{
    public static IResult Issue(HttpContext context, TokenIssuer issuer)
    {
        return context.Connection.ClientCertificate is { } client
            ? Results.Ok(issuer.Issue(client))
            : Results.Unauthorized();
    }
}
