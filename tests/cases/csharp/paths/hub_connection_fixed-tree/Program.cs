using Sts.Hubs;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSignalR();
var app = builder.Build();
app.MapHub<TokenHub>("/tokens");
app.Run();
