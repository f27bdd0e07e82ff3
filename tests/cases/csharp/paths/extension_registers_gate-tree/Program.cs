using Sts.Issuing;
using Sts.Pipeline;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.UseCorrelation();
app.MapPost("/token", async (HttpContext context, TokenIssuer issuer) =>
{
    var client = await context.Connection.GetClientCertificateAsync();
    return Results.Ok(new { access_token = issuer.Issue(client!) });
});
app.Run();
