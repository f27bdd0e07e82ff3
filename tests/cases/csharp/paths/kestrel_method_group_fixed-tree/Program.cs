using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(Tls.Configure));
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapPost("/token", TokenEndpoints.Issue);
app.Run();
