using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapTokens(certificate => certificate.Subject.StartsWith("CN=partner-"));
app.Run();
