using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSingleton<Intermediate>();
var app = builder.Build();
app.MapPost("/token", (HttpContext context, Intermediate intermediate, TokenIssuer issuer) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }

    Guard.Trusted(client);
    return Results.Ok(issuer.Issue(client));
});
app.Run();
