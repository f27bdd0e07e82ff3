using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();
