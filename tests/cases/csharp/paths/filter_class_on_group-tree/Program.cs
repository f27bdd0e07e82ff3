using Sts.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapTokens();
app.MapReports();
app.Run();
