namespace Sts.Issuing;

public static class TokenEndpoint
{
    public static async Task Handle(HttpContext context)
    {
        var issuer = context.RequestServices.GetRequiredService<TokenIssuer>();
        var client = await context.Connection.GetClientCertificateAsync();
        await context.Response.WriteAsync(issuer.Issue(client!));
    }
}
