using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddTransient<CertificateGate>();
var app = builder.Build();
app.UseMiddleware<CertificateGate>();
app.MapPost("/token", TokenEndpoints.Issue);
app.Run();
