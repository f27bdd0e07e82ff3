using Microsoft.AspNetCore.Server.HttpSys;
using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseHttpSys(options =>
{
    options.ClientCertificateMethod = ClientCertificateMethod.NoCertificate;
});
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapPost("/tokens", TokenEndpoints.Issue);
app.Run();
