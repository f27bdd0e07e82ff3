using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMutualTls();
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapPost("/token", TokenEndpoints.Issue);
app.Run();
