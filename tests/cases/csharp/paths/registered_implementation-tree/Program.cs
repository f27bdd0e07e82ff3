using Sts.Issuing;
using Sts.Revocation;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSingleton<ICertificateGate, DevelopmentGate>();
var app = builder.Build();
app.MapPost("/token", TokenEndpoint.Issue);
await app.RunAsync();
