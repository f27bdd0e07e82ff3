using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.UseMiddleware<ClientCertificateMiddleware>();
app.MapPost("/token", TokenEndpoints.Issue);
app.Run();
