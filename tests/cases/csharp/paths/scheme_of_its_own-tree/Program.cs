using Microsoft.AspNetCore.Authentication;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton(TokenRules.Create(builder.Configuration));
builder.Services.AddAuthentication("bound").AddScheme<AuthenticationSchemeOptions, BoundTokenHandler>("bound", _ => { });
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/orders", () => Results.Ok(Array.Empty<string>())).RequireAuthorization();
app.Run();
