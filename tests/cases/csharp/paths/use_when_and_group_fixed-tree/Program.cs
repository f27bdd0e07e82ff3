using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), branch =>
{
    branch.UseMiddleware<ClientCertificateMiddleware>();
});
var api = app.MapGroup("/api");
api.MapPost("/tokens", TokenEndpoints.Issue);
app.Run();
