using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseKestrel(kestrel => kestrel.ListenAnyIP(8443, listen => listen.UseHttps(Tls.Options())));
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapPost("/token", TokenEndpoints.Issue);
app.Run();
