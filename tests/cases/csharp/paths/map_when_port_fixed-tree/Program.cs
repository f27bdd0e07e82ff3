using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapWhen(context => context.Connection.LocalPort == 9443, metrics =>
{
    metrics.UseMiddleware<ClientCertificateMiddleware>();
    metrics.UseRouting();
    metrics.UseEndpoints(endpoints => endpoints.MapGet("/metrics", Metrics.Write));
});
app.MapWhen(context => context.Connection.LocalPort == 8443, tokens =>
{
    tokens.UseMiddleware<ClientCertificateMiddleware>();
    tokens.UseRouting();
    tokens.UseEndpoints(endpoints => endpoints.MapPost("/token", TokenEndpoints.Issue));
});
app.Run();
