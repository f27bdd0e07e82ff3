using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.UseWhen(context => context.Request.Path.StartsWithSegments("/tokens"), branch =>
{
    branch.UseMiddleware<ClientCertificateMiddleware>();
});
app.MapPost("/tokens", TokenEndpoints.Issue);
app.Run();
