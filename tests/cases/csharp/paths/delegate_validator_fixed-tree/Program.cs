using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapTokens(ChainRules.IsTrusted);
app.Run();
