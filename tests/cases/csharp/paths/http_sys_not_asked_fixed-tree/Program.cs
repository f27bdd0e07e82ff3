using Microsoft.AspNetCore.Server.HttpSys;
using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseHttpSys(options =>
{
    options.ClientCertificateMethod = ClientCertificateMethod.AllowCertificate;
});
builder.Services.AddSingleton<TokenIssuer>();
var app = builder.Build();
app.MapPost("/tokens", TokenEndpoints.Issue);
app.Run();
