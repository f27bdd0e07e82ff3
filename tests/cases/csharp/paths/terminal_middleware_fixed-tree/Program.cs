using Sts;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var issuer = new TokenIssuer(SigningKeys.Load(builder.Configuration));
app.Map("/token", tokens =>
{
    tokens.UseMiddleware<ClientCertificateMiddleware>();
    tokens.Run(async context =>
    {
        var client = await context.Connection.GetClientCertificateAsync();
        await context.Response.WriteAsync(issuer.Issue(client!));
    });
    tokens.UseMiddleware<ClientCertificateMiddleware>();
});
app.Run();
