namespace Sts.Endpoints;

public static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/tokens").AddEndpointFilter<ClientCertificateFilter>();
        tokens.MapPost("/", async (HttpContext context, TokenIssuer issuer) =>
        {
            var client = await context.Connection.GetClientCertificateAsync();
            return Results.Json(new { access_token = issuer.Issue(client!) });
        });
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports").AddEndpointFilter<ClientCertificateFilter>();
        reports.MapGet("/", () => Results.NoContent());
    }
}
